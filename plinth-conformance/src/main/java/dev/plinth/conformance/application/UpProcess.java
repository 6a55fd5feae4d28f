package dev.plinth.conformance.application;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The process of {@code plinth up} of a distribution. */
record UpProcess(Path folder, Process process, Map<String, String> addresses) implements UpRun {

  private static final Path DISTRIBUTION =
      Path.of(System.getProperty("plinth.distribution", "target/plinth")).toAbsolutePath();

  /** Variables of the product, which the environment of the tests may have. */
  private static final String CONFIGURATION =
      "APP_ENV|CORS_ORIGIN|TRUSTED_PROXIES|(DB|REDIS|DATA_GRID|PLINTH|LOG|OTEL|TLS|JWT)_.*|.*_PORT";

  private static final long STOP_SECONDS = 90;

  /** Starts it with free ports and a new home, and waits until it is ready. */
  static UpProcess start() {
    return start("plinth-home", Map.of());
  }

  private static UpProcess start(String name, Map<String, String> configuration) {
    try {
      Path home = emptyHome(name);
      Path log = home.resolve("up.log");
      ProcessBuilder builder =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-jar",
                  DISTRIBUTION.resolve("plinth.jar").toString(),
                  "up")
              .redirectError(log.toFile());
      builder.environment().keySet().removeIf(variable -> variable.matches(CONFIGURATION));
      builder.environment().putAll(configuration());
      builder.environment().putAll(configuration);
      builder.environment().put("PLINTH_HOME", home.toString());
      Process process = builder.start();
      // No process may outlive the tests, even if they are interrupted.
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      return new UpProcess(home, process, readAddresses(process, log));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The logs of an earlier run stay until the next one starts. */
  private static Path emptyHome(String name) throws IOException {
    Path home = DISTRIBUTION.resolveSibling(name);
    if (Files.exists(home)) {
      try (Stream<Path> content = Files.walk(home)) {
        content.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
      }
    }
    // The system reports real paths of processes.
    return Files.createDirectories(home).toRealPath();
  }

  private static Map<String, String> configuration() throws IOException {
    // All tests come from one address, and exceed the usual limits.
    Map<String, String> configuration =
        new HashMap<>(
            Map.of(
                "PLINTH_LIMIT_SIGN_IN_ADDRESS", "off",
                "PLINTH_LIMIT_SIGN_IN_ACCOUNT", "off",
                "PLINTH_LIMIT_WRITES", "off",
                "OPS_PORT", freePort()));
    List<String> list = Files.readAllLines(DISTRIBUTION.resolve("server-config/services.conf"));
    for (String line : list) {
      if (!line.isBlank() && !line.startsWith("#")) {
        configuration.put(
            line.strip().split("\\s+")[0].toUpperCase(Locale.ROOT) + "_PORT", freePort());
      }
    }
    return configuration;
  }

  private static String freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return Integer.toString(socket.getLocalPort());
    }
  }

  private static Map<String, String> readAddresses(Process process, Path log) throws IOException {
    Map<String, String> addresses = new HashMap<>();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.equals("ready")) {
        return addresses;
      }
      String[] words = line.split(" +", 2);
      addresses.put(words[0], words[1]);
    }
    throw new AssertionError("plinth up ended:\n" + Files.readString(log));
  }

  @Override
  public ProcessHandle launcher() {
    return process.toHandle();
  }

  @Override
  public UpProcess startAnother(Map<String, String> shared) {
    return start("plinth-home-other", shared);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("plinth up doesn't stop");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
