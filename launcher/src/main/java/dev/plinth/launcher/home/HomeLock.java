package dev.plinth.launcher.home;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.plinth.launcher.Failure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;

/**
 * The right to use a home. The operating system takes it away from a process that ends, however it
 * ends. The file is never opened a second time while it is held: closing any of a process's
 * channels to a file gives up its lock.
 */
public final class HomeLock {

  private final FileChannel channel;

  private HomeLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws Failure if another process has it, with the process's id
   */
  public static HomeLock of(Home home) {
    try {
      FileChannel channel = FileChannel.open(home.lock(), CREATE, READ, WRITE);
      if (!isFree(channel)) {
        String holder = read(channel);
        channel.close();
        throw new Failure(
            "Plinth is already running with PLINTH_HOME " + home.root() + ", as process " + holder);
      }
      channel.truncate(0);
      channel.write(US_ASCII.encode(Long.toString(ProcessHandle.current().pid())), 0);
      return new HomeLock(channel);
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

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer content = ByteBuffer.allocate(20);
    channel.read(content, 0);
    return US_ASCII.decode(content.flip()).toString();
  }

  /** Gives it up. */
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The lock ends with the process at the latest, and that is about to end.
    }
  }
}
