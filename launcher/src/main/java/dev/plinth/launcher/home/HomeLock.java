package dev.plinth.launcher.home;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.plinth.launcher.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.util.Optional;

/**
 * The right to use a home. The operating system takes it away from a process that ends, however it
 * ends. The file is never opened a second time while it is held: closing any of a process's
 * channels to a file gives up its lock.
 */
public final class HomeLock {

  private static final String BRIEFLY = " briefly";

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
    return take(home, "")
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
    return take(home, BRIEFLY);
  }

  /** The process that took the lock last. */
  public static Holder holder(Home home) {
    try {
      String content = Files.readString(home.lock(), US_ASCII);
      return new Holder(content.replace(BRIEFLY, ""), content.endsWith(BRIEFLY));
    } catch (IOException e) {
      throw home.unusable(e);
    }
  }

  private static Optional<HomeLock> take(Home home, String how) {
    try {
      FileChannel channel = FileChannel.open(home.lock(), CREATE, WRITE);
      if (!isFree(channel)) {
        channel.close();
        return Optional.empty();
      }
      channel.truncate(0);
      channel.write(US_ASCII.encode(ProcessHandle.current().pid() + how), 0);
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

  /**
   * Who has the lock.
   *
   * @param pid the process id
   * @param brief whether it is a command that soon ends, and not the running application
   */
  public record Holder(String pid, boolean brief) {}
}
