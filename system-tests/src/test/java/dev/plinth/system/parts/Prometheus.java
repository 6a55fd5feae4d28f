package dev.plinth.system.parts;

import static org.awaitility.Awaitility.await;

import dev.plinth.rest.Answer;
import dev.plinth.rest.Client;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;

/** A Prometheus that runs with the example configuration of the distribution, only more often. */
public final class Prometheus implements AutoCloseable {

  private static final Path FILES =
      Path.of(System.getProperty("distribution.directory"), "server-config", "prometheus");
  private static final Duration START = Duration.ofSeconds(60);

  private final Process process;
  private final Client api;

  /**
   * Starts it.
   *
   * @param target the operations port of the product that it watches
   */
  public Prometheus(int target) {
    try {
      Path folders = Files.createDirectories(Path.of(System.getProperty("build.directory")));
      Path folder = Files.createTempDirectory(folders, "prometheus");
      Files.copy(FILES.resolve("alerts.yml"), folder.resolve("alerts.yml"));
      Files.writeString(
          folder.resolve("prometheus.yml"),
          Files.readString(FILES.resolve("prometheus.yml"))
              .replace("localhost:8080", "127.0.0.1:" + target)
              .replace("15s", "1s"));
      int port = freePort();
      process = start(folder, port);
      api = new Client(URI.create("http://127.0.0.1:" + port + "/"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    await().atMost(START).until(this::isReady);
  }

  private static Process start(Path folder, int port) throws IOException {
    List<String> command =
        List.of(
            "prometheus",
            "--config.file=" + folder.resolve("prometheus.yml"),
            "--storage.tsdb.path=" + folder.resolve("data"),
            "--web.listen-address=127.0.0.1:" + port);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    return process;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private boolean isReady() {
    try {
      return api.send("GET", "-/ready").status() == 200;
    } catch (CompletionException e) {
      return false;
    }
  }

  /** Returns the result of an expression at this moment, as a document of the API. */
  public JsonObject query(String expression) {
    Answer answer =
        api.send(
            "GET", "api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
    return answer.json();
  }

  /** Returns the first value of an expression; not a number where it has none. */
  public double value(String expression) {
    List<JsonObject> samples =
        query(expression)
            .getJsonObject("data")
            .getJsonArray("result")
            .getValuesAs(JsonObject.class);
    return samples.isEmpty()
        ? Double.NaN
        : Double.parseDouble(samples.get(0).getJsonArray("value").getString(1));
  }

  /** Returns what else the API tells. */
  public JsonObject get(String path) {
    return api.send("GET", "api/v1/" + path).json();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
