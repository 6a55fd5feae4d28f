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
 * The exclusive lock on a home: a file lock, which the operating system releases when the process
 * ends, however it ends. The process that holds it never opens the file a second time: closing any
 * of a process's channels to a file releases its lock.
 */
public final class HomeLock {

  private static final String APPLICATION = "application";
  private static final String COMMAND = "command";

  private final FileChannel channel;

  private HomeLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Acquires the lock for as long as the application runs.
   *
   * @throws Failure if another process holds it, with that process's id
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
   * Acquires the lock for a short command.
   *
   * @return empty if another process holds it
   */
  public static Optional<HomeLock> briefly(Home home) {
    return take(home, COMMAND);
  }

  /** Returns the process that last acquired the lock. */
  public static Holder holder(Home home) {
    try {
      String content = Files.readString(home.lock(), US_ASCII);
      // Empty for the moment in which another process holds the lock and hasn't written yet.
      return new Holder(
          Child.parse(content).orElseGet(() -> new Child(APPLICATION, 0, Instant.EPOCH)));
    } catch (IOException e) {
      throw home.unusable(e);
    }
  }

  /** Returns the process that holds the lock now; empty if none does, or the home doesn't exist. */
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

  /** Releases the lock. */
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The lock ends with the process at the latest, which is about to end.
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

    /** Returns whether it is a short command, and not the running application. */
    public boolean isBrief() {
      return child.name().equals(COMMAND);
    }

    /** Returns the process unless it has ended; never another one that reuses its id. */
    public Optional<ProcessHandle> process() {
      return child.running();
    }
  }
}
