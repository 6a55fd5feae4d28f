package dev.plinth.system.product;

import dev.plinth.conformance.http.Client;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** HAProxy with the configuration of {@code server-config/haproxy}, in front of two servers. */
public final class Balancer implements AutoCloseable {

  private static final Path START =
      Path.of(System.getProperty("distribution.directory"), "server-config/haproxy/start");
  private static final Duration BOUND = Duration.ofSeconds(30);

  private final Client statistics;
  private final List<? extends Product> servers;
  private final Process process;

  /**
   * Starts it; the servers may start later.
   *
   * @param ports its ports; it serves its statistics on the operations port
   */
  public Balancer(TestPorts ports, List<? extends Product> servers) {
    this(ports, servers, Map.of());
  }

  /**
   * Starts it with further variables.
   *
   * @param configuration the variables, such as DB_POOL_SIZE
   */
  public Balancer(
      TestPorts ports, List<? extends Product> servers, Map<String, String> configuration) {
    this.servers = servers;
    statistics = new Client(URI.create("http://" + address(ports.operations()) + "/"));
    ProcessBuilder builder = new ProcessBuilder(START.toString(), "-db");
    Map<String, String> environment = builder.environment();
    environment.merge("PATH", folderOfTheProgram(), (path, folder) -> folder + ":" + path);
    environment.putAll(configuration);
    environment.putAll(addresses("BALANCER_", ports));
    environment.put("BALANCER_OPS", address(ports.operations()));
    for (int i = 0; i < servers.size(); i++) {
      environment.putAll(addresses("SERVER_" + (i + 1) + "_", servers.get(i).ports()));
    }
    File log = new File(System.getProperty("build.directory"), "haproxy.log");
    try {
      process = builder.redirectErrorStream(true).redirectOutput(log).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  private static String folderOfTheProgram() {
    return InstalledProgram.find("haproxy").orElseThrow().getParent().toString();
  }

  /** Returns the variables with the addresses of the services. */
  private static Map<String, String> addresses(String prefix, TestPorts ports) {
    return ports.services().entrySet().stream()
        .collect(
            Collectors.toMap(
                service -> prefix + service.getKey().toUpperCase(Locale.ROOT),
                service -> address(service.getValue())));
  }

  private static String address(int port) {
    return "127.0.0.1:" + port;
  }

  /** Waits until it routes requests for both services to a server, or until it routes none. */
  public void await(Product server, boolean up) {
    String name = "server-" + (servers.indexOf(server) + 1);
    awaitAll(Stream.of("users," + name + ",", "blogs," + name + ",").toList(), up ? "UP" : "DOWN");
  }

  private void awaitAll(List<String> rows, String status) {
    Awaitility.await(rows + " " + status)
        .atMost(BOUND)
        .ignoreExceptions()
        .until(() -> rows.stream().allMatch(row -> status(row).startsWith(status)));
  }

  private String status(String row) {
    return value(row, "status");
  }

  /** Returns the longest times that requests to blogs were queued, and waited for the server. */
  public String longestWaits() {
    return "longest wait for a place %s ms, for the server %s ms"
        .formatted(value("blogs,BACKEND,", "qtime_max"), value("blogs,BACKEND,", "rtime_max"));
  }

  /** How many requests the first server of the blogs gets at once. */
  public int limit() {
    return Awaitility.await()
        .atMost(BOUND)
        .ignoreExceptions()
        .until(() -> Integer.parseInt(value("blogs,server-1,", "slim")), limit -> true);
  }

  private String value(String row, String column) {
    List<String> lines = statistics.send("GET", ";csv").body().lines().toList();
    int index = List.of(lines.get(0).substring("# ".length()).split(",")).indexOf(column);
    return lines.stream()
        .filter(line -> line.startsWith(row))
        .map(line -> line.split(",", -1)[index])
        .findFirst()
        .orElseThrow();
  }

  /** Returns its process. */
  public ProcessHandle process() {
    return process.toHandle();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
