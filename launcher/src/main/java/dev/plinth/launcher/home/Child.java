package dev.plinth.launcher.home;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A child process of a launcher. The operating system reuses process ids, so a process is
 * identified by its id together with its start time.
 *
 * @param name what it runs
 * @param pid its process id
 * @param started when it was started
 */
record Child(String name, long pid, Instant started) {

  // Linux counts the start from boot, and the boot time shifts a little with the clock.
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  static Child of(String name, ProcessHandle process) {
    return new Child(name, process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
  }

  /** Parses a line that {@link #toString} wrote; empty if it is not one. */
  static Optional<Child> parse(String line) {
    String[] parts = line.split(" ");
    try {
      return Optional.of(
          new Child(
              parts[0], Long.parseLong(parts[1]), Instant.ofEpochMilli(Long.parseLong(parts[2]))));
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  /** The process, if it still runs. */
  Optional<ProcessHandle> running() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> process.info().startInstant().filter(this::isStart).isPresent());
  }

  private boolean isStart(Instant instant) {
    return Duration.between(started, instant).abs().compareTo(TOLERANCE) <= 0;
  }

  @Override
  public String toString() {
    return name + " " + pid + " " + started.toEpochMilli();
  }
}
