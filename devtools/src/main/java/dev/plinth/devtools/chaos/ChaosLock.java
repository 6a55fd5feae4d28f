package dev.plinth.devtools.chaos;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.plinth.launcher.home.Home;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * The lock on chaos in a home: of two runs, each would count the faults of the other as broken
 * promises. It is a file lock, which the operating system releases when the process ends.
 */
final class ChaosLock {

  private final FileChannel channel;

  private ChaosLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Acquires it.
   *
   * @return empty if another process holds it
   */
  static Optional<ChaosLock> of(Home home) throws IOException {
    FileChannel channel = FileChannel.open(home.root().resolve("chaos.lock"), CREATE, WRITE);
    if (channel.tryLock() == null) {
      channel.close();
      return Optional.empty();
    }
    return Optional.of(new ChaosLock(channel));
  }

  /** Releases it. */
  void close() throws IOException {
    channel.close();
  }
}
