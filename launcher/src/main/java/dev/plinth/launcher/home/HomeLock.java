package dev.plinth.launcher.home;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.plinth.launcher.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;

/**
 * The right to use a home. The operating system takes it away from a process that ends, however it
 * ends. The file is never opened a second time while it is held: closing any of a process's
 * channels to a file gives up its lock.
 */
public final class HomeLock {

  private static final String APPLICATION = "application";
  private static final String COMMAND = "command";

  private final FileChannel channel;

  private HomeLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock for as long as the application runs.
   *
   * @throws Failure if another process has it, with the process's id
   */
  public static HomeLock of(Home home) {
    return take(home, APPLICATION)
        .orElseThrow(
            () ->
                new Failure(
                    "Plinth is already running with PLINTH_HOME %s, as process %s"
                        .formatted(home.root(), holder(home).pid())));
  }

  /**
   * Takes the lock for a command that soon ends.
   *
   * @return empty if another process has it
   */
  public static Optional<HomeLock> briefly(Home home) {
    return take(home, COMMAND);
  }

  /** The process that took the lock last. */
  public static Holder holder(Home home) {
    try {
      String content = Files.readString(home.lock(), US_ASCII);
      // Empty for the moment in which another process has the lock and hasn't written yet.
      return new Holder(
          Child.parse(content).orElseGet(() -> new Child(APPLICATION, 0, Instant.EPOCH)));
    } catch (IOException e) {
      throw home.unusable(e);
    }
  }

  /** The process that has the lock now; empty if none has, or the home doesn't exist. */
  public static Optional<Holder> current(Home home) {
    if (!Files.exists(home.lock())) {
      return Optional.empty();
    }
    try (FileChannel channel = FileChannel.open(home.lock(), READ)) {
      boolean free = channel.tryLock(0, Long.MAX_VALUE, true) != null;
      return free ? Optional.empty() : Optional.of(holder(home));
    } catch (OverlappingFileLockException e) {
      return Optional.of(holder(home));
    } catch (IOException e) {
      throw home.unusable(e);
    }
  }

  private static Optional<HomeLock> take(Home home, String what) {
    try {
      FileChannel channel = FileChannel.open(home.lock(), CREATE, WRITE);
      if (!isFree(channel)) {
        channel.close();
        return Optional.empty();
      }
      channel.truncate(0);
      channel.write(US_ASCII.encode(Child.of(what, ProcessHandle.current()).toString()), 0);
      return Optional.of(new HomeLock(channel));
    } catch (IOException e) {
      throw home.unusable(e);
    }
  }

  private static boolean isFree(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Gives it up. */
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The lock ends with the process at the latest, and that is about to end.
    }
  }

  /** The process that holds the lock. */
  public static final class Holder {

    private final Child child;

    private Holder(Child child) {
      this.child = child;
    }

    /** The process id. */
    public long pid() {
      return child.pid();
    }

    /** When the process was started. */
    public Instant since() {
      return child.started();
    }

    /** Whether it is a command that soon ends, and not the running application. */
    public boolean isBrief() {
      return child.name().equals(COMMAND);
    }

    /** The process, unless it has ended; never another one that has got its id. */
    public Optional<ProcessHandle> process() {
      return child.running();
    }
  }
}
