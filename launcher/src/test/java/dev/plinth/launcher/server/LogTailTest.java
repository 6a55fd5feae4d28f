package dev.plinth.launcher.server;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

  @TempDir private Path folder;
  private Path file;
  private LogTail tail;

  @BeforeEach
  void open() throws IOException {
    file = Files.createFile(folder.resolve("server.log"));
    tail = new LogTail(file);
  }

  @Test
  void returnsEachLineOnce() throws IOException {
    append("one\ntwo\n");
    assertThat(tail.newLines()).containsExactly("one", "two");

    append("three\n");
    assertThat(tail.newLines()).containsExactly("three");
    assertThat(tail.newLines()).isEmpty();
  }

  @Test
  void keepsALineBackUntilItIsComplete() throws IOException {
    append("one\ntw");
    assertThat(tail.newLines()).containsExactly("one");

    append("o\n");
    assertThat(tail.newLines()).containsExactly("two");
  }

  @Test
  void readsALetterThatIsWrittenInTwoParts() throws IOException {
    byte[] bytes = "ä\n".getBytes(StandardCharsets.UTF_8);

    Files.write(file, Arrays.copyOf(bytes, 1), APPEND);
    assertThat(tail.newLines()).isEmpty();

    Files.write(file, Arrays.copyOfRange(bytes, 1, bytes.length), APPEND);
    assertThat(tail.newLines()).containsExactly("ä");
  }

  private void append(String text) throws IOException {
    Files.writeString(file, text, APPEND);
  }
}
