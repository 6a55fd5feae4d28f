package dev.plinth.benchmarks.system;

import java.nio.file.Path;

/** The Java that the benchmark and all systems run on. */
final class Java {

  private Java() {}

  static String program() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
