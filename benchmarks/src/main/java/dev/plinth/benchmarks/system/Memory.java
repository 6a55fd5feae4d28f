package dev.plinth.benchmarks.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Memory of processes, as Linux counts it (proc(5)). */
public final class Memory {

  private static final double KIBIBYTES = 1024;

  private Memory() {}

  /** Returns the resident set size of processes together, in MiB. */
  public static double resident(List<Long> processes) throws IOException {
    double sum = 0;
    for (long process : processes) {
      sum += value(Path.of("/proc", Long.toString(process), "status"), "VmRSS:");
    }
    return sum;
  }

  /** Returns how much memory the machine can give to new processes, in MiB. */
  public static double available() throws IOException {
    return value(Path.of("/proc/meminfo"), "MemAvailable:");
  }

  /** Returns how much memory the machine has, in MiB. */
  public static double total() throws IOException {
    return value(Path.of("/proc/meminfo"), "MemTotal:");
  }

  private static double value(Path file, String name) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / KIBIBYTES)
        .findFirst()
        .orElseThrow(() -> new IOException(file + " has no " + name));
  }
}
