package dev.plinth.conformance.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The embedded Redis of a {@code plinth up}. */
record UpRedis(UpRun up) {

  /** Returns its processes. Its title replaces its arguments. */
  Stream<ProcessHandle> processes() {
    return up.launcher()
        .children()
        .filter(it -> it.info().command().orElse("").matches(".*(redis|valkey).*"));
  }

  /** Returns the variables that configure another server for it. */
  Map<String, String> configuration() {
    try (Stream<String> lines = Files.lines(up.folder().resolve("redis.conf"))) {
      Map<String, String> settings =
          lines
              .map(line -> line.split(" ", 2))
              .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1]));
      return Map.of(
          "REDIS_HOST", settings.get("bind"),
          "REDIS_PORT", settings.get("port"),
          "REDIS_PASSWORD", settings.get("requirepass"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes all data in it. */
  void empty() {
    Map<String, String> redis = configuration();
    int port = Integer.parseInt(redis.get("REDIS_PORT"));
    try (Socket socket = new Socket(redis.get("REDIS_HOST"), port)) {
      String commands = "AUTH %s\r\nFLUSHDB\r\nQUIT\r\n".formatted(redis.get("REDIS_PASSWORD"));
      socket.getOutputStream().write(commands.getBytes(UTF_8));
      String answers = new String(socket.getInputStream().readAllBytes(), UTF_8);
      assertThat(answers).isEqualTo("+OK\r\n".repeat(3));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
