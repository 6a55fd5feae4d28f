package dev.plinth.launcher.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.launcher.home.Children;
import dev.plinth.launcher.home.Home;
import dev.plinth.launcher.process.StopRequest;
import dev.plinth.launcher.settings.RedisAddress;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisIT {

  @TempDir private Path folder;
  private Home home;
  private EmbeddedRedis redis;
  private RedisAddress address;

  @BeforeEach
  void start() throws Exception {
    home = new Home(folder).prepare();
    redis = EmbeddedRedis.of(home, "");
    address = redis.start(StopRequest.onSignals(() -> {}));
  }

  @AfterEach
  void stop() {
    redis.stop();
  }

  @Test
  void answersClientsWithThePassword() {
    assertThat(RedisGreeting.isAnsweredBy(address)).isTrue();
  }

  @Test
  void answersNoOtherClients() throws IOException {
    RedisAddress guessed = RedisAddress.local(address.port(), "guess");

    assertThat(RedisGreeting.isAnsweredBy(guessed)).isFalse();
    assertThat(ask("PING")).contains("NOAUTH");
  }

  @Test
  void keepsThePasswordForItsOwnerOnly() throws IOException {
    Path configuration = home.redisConfiguration();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(configuration)))
        .isEqualTo("rw-------");
    assertThat(ProcessHandle.allProcesses().map(it -> it.info().commandLine().orElse("")))
        .noneMatch(commandLine -> commandLine.contains(address.password()));
  }

  @Test
  void isACacheOfABoundedSizeThatKeepsNothing() throws IOException {
    String logIn = "AUTH " + address.password() + "\r\n";

    assertThat(ask(logIn + "CONFIG GET maxmemory")).contains("67108864");
    assertThat(ask(logIn + "CONFIG GET maxmemory-policy")).contains("allkeys-lru");
    assertThat(ask(logIn + "CONFIG GET save")).endsWith("$0\r\n\r\n");
    assertThat(ask(logIn + "CONFIG GET appendonly")).contains("no");
  }

  @Test
  void saysThatTheEmbeddedProgramGetsNoSecurityFixes() {
    assertThat(redis.version()).startsWith("Redis 6.2.");
    assertThat(redis.isMaintained()).isFalse();
  }

  @Test
  void prefersAnInstalledProgramOfAMaintainedVersion(@TempDir Path programs) throws IOException {
    Path old = install(programs.resolve("old"), "redis-server", "Redis server v=6.2.14 sha=0");
    Path other = install(programs.resolve("other"), "redis-server", "no version");
    Path recent =
        install(programs.resolve("recent"), "valkey-server", "Valkey server v=8.1.1 sha=0");

    assertThat(EmbeddedRedis.of(home, old + ":" + other + ":" + recent).version())
        .isEqualTo("Valkey 8.1.1");
    assertThat(EmbeddedRedis.of(home, old + ":" + other).version()).startsWith("Redis 6.2.11");
  }

  private static Path install(Path folder, String name, String version) throws IOException {
    Path file = Files.createDirectories(folder).resolve(name);
    Files.writeString(file, "#!/bin/sh\necho '" + version + "'\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return folder;
  }

  @Test
  void endsWhenItIsStopped() {
    redis.stop();

    assertThat(RedisGreeting.isAnsweredBy(address)).isFalse();
  }

  @Test
  void endsWhenItIsStoppedAfterAnotherCommandStartedItAgain() throws Exception {
    EmbeddedRedis another = EmbeddedRedis.of(home, "");
    another.running().orElseThrow().destroyForcibly();
    another.running().ifPresent(process -> process.onExit().join());

    another.startAgain(StopRequest.onSignals(() -> {}));

    assertThat(RedisGreeting.isAnsweredBy(address)).isTrue();
    redis.stop();
    assertThat(RedisGreeting.isAnsweredBy(address)).isFalse();
  }

  @Test
  void isEndedByTheNextLauncherWhenItsOwnWasKilled() throws IOException {
    assertThat(new Children(home).endAll()).containsExactly("Redis");

    assertThat(RedisGreeting.isAnsweredBy(address)).isFalse();
  }

  private String ask(String commands) throws IOException {
    try (Socket socket = new Socket(address.host(), address.port())) {
      socket.getOutputStream().write((commands + "\r\nQUIT\r\n").getBytes(US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
      return answer.replaceFirst("\\+OK\r\n$", "");
    }
  }
}
