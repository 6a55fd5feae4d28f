package dev.plinth.launcher.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildrenTest {

  @TempDir private Path folder;
  private Home home;
  private Children children;
  private Process process;

  @BeforeEach
  void start() throws IOException {
    home = new Home(folder).prepare();
    children = new Children(home);
    process = new ProcessBuilder("sleep", "600").start();
  }

  @AfterEach
  void end() {
    process.destroyForcibly();
  }

  @Test
  void endsWhatAnEarlierLauncherLeftRunning() throws Exception {
    children.add("server", process);

    List<String> ended = new Children(home).endAll();

    assertThat(ended).containsExactly("server");
    assertThat(process.waitFor()).isNotZero();
  }

  @Test
  void findsTheLastProcessOfAName() throws Exception {
    Process earlier = new ProcessBuilder("sleep", "600").start();
    children.add("Redis", earlier);
    children.add("Redis", process);
    earlier.destroyForcibly().waitFor();

    assertThat(children.running("Redis")).contains(process.toHandle());
    assertThat(children.running("server")).isEmpty();
  }

  @Test
  void endsNothingTwice() throws Exception {
    children.add("server", process);
    children.endAll();

    assertThat(children.endAll()).isEmpty();
  }

  @Test
  void ignoresWhatHasEnded() throws Exception {
    children.add("server", process);
    process.destroyForcibly().waitFor();

    assertThat(children.endAll()).isEmpty();
  }

  @Test
  void sparesAnotherProcessThatGotTheSameId() throws Exception {
    Child longAgo = new Child("server", process.pid(), Instant.parse("2020-01-01T00:00:00Z"));
    Files.writeString(home.children(), longAgo + "\n");

    List<String> ended = children.endAll();

    assertThat(ended).isEmpty();
    assertThat(process.isAlive()).isTrue();
  }

  @Test
  void ignoresLinesThatWereNotWrittenToTheEnd() throws Exception {
    Files.writeString(home.children(), "server\nredis 12\nserver x y\n\n");

    assertThat(children.endAll()).isEmpty();
  }

  @Test
  void endsThemInReverseOrder() throws Exception {
    Process second = new ProcessBuilder("sleep", "600").start();
    children.add("Redis", process);
    children.add("server", second);

    assertThat(children.endAll()).containsExactly("server", "Redis");
  }
}
