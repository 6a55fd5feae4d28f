package dev.plinth.launcher.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;

/** Follows a growing file, like {@code tail -f}, and returns the lines that are added. */
final class LogTail {

  private final Path file;
  private final ByteArrayOutputStream incomplete = new ByteArrayOutputStream();
  private long position;

  LogTail(Path file) {
    this.file = file;
  }

  /** Returns the complete lines since the last call. */
  List<String> newLines() throws IOException {
    incomplete.write(newBytes());
    byte[] bytes = incomplete.toByteArray();
    int complete = bytes.length;
    while (complete > 0 && bytes[complete - 1] != '\n') {
      complete--;
    }
    incomplete.reset();
    incomplete.write(bytes, complete, bytes.length - complete);
    return new String(bytes, 0, complete, UTF_8).lines().toList();
  }

  private byte[] newBytes() throws IOException {
    try (RandomAccessFile reader = new RandomAccessFile(file.toFile(), "r")) {
      byte[] bytes = new byte[(int) (reader.length() - position)];
      reader.seek(position);
      reader.readFully(bytes);
      position += bytes.length;
      return bytes;
    }
  }
}
