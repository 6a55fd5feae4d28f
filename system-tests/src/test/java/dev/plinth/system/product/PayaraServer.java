package dev.plinth.system.product;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.awaitility.Awaitility.await;

import dev.plinth.system.parts.Postgres;
import dev.plinth.system.parts.Redis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** A domain of Payara Server, set up by {@code server-config/payara-server/install}. */
public final class PayaraServer extends Product {

  /** Of the administrator "admin". */
  public static final String ADMIN_PASSWORD = "of-the-tests";

  private static final Path BUILD = Path.of(System.getProperty("build.directory"));
  private static final Path SCRIPTS =
      Path.of(System.getProperty("distribution.directory"), "server-config", "payara-server");
  private static final Duration READY = Duration.ofSeconds(180);
  private static final int TAIL = 60;

  /** From the port base on, what the domain listens on. */
  private static final int[] OFFSETS = {9, 37, 38, 39, 48, 49, 59, 66, 76, 80, 81, 86};

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>(ports().environment());
  private final Command command = new Command(environment);
  private final int portBase = freeBase();
  private Postgres postgres;
  private Redis redis;

  /** A server that is not set up yet, on a folder of its own. */
  public PayaraServer(String name, Map<String, String> configuration) {
    folder = BUILD.resolve("payara-servers").resolve(name);
    command.run(List.of("rm", "-rf", folder.toString()));
    // Links to the unpacked files: the domain writes only into its own folder.
    mkdirs(folder.getParent());
    command.run(List.of("cp", "-al", System.getProperty("payara.home"), folder.toString()));
    environment.put("ADMIN_PASSWORD", ADMIN_PASSWORD);
    environment.put("PORT_BASE", Integer.toString(portBase));
    environment.putAll(configuration);
    if (!configuration.containsKey("DB_HOST")) {
      postgres = Postgres.start(name);
      environment.putAll(postgres.configuration());
    }
    if (!configuration.containsKey("REDIS_HOST")) {
      redis = new Redis();
      environment.putAll(redis.configuration());
    }
  }

  private static int freeBase() {
    return ThreadLocalRandom.current()
        .ints(200, 320)
        .map(hundreds -> hundreds * 100)
        .filter(base -> IntStream.of(OFFSETS).allMatch(offset -> Ports.isFree(base + offset)))
        .findFirst()
        .orElseThrow();
  }

  @Override
  void begin() {
    install();
  }

  /** Runs the script that sets it up and starts it, and returns what it said. */
  public String install() {
    return command.run(List.of(SCRIPTS.resolve("install").toString(), folder.toString()));
  }

  /** Runs the script that removes it. */
  public String uninstall() {
    return command.run(List.of(SCRIPTS.resolve("uninstall").toString(), folder.toString()));
  }

  /** Runs a command of the server as its administrator, and returns what it said. */
  public String asadmin(String... command) {
    List<String> all =
        new ArrayList<>(
            List.of(
                folder.resolve("bin/asadmin").toString(),
                "--port",
                Integer.toString(adminPort()),
                "--user",
                "admin",
                "--passwordfile",
                domain().resolve("config/admin.password").toString(),
                "--interactive=false",
                "--secure"));
    all.addAll(List.of(command));
    return this.command.run(all);
  }

  /** The folder of the domain. */
  public Path domain() {
    return folder.resolve("glassfish/domains/plinth");
  }

  /** Where the console is. */
  public int adminPort() {
    return portBase + 48;
  }

  @Override
  void awaitReady() {
    await().atMost(READY).until(this::answers);
  }

  @Override
  public int stop() {
    command.run(List.of(folder.resolve("bin/asadmin").toString(), "stop-domain", "plinth"));
    return 0;
  }

  @Override
  public boolean isUp() {
    String domains = command.run(List.of(folder.resolve("bin/asadmin").toString(), "list-domains"));
    return domains.contains("plinth running");
  }

  @Override
  public DataSource database() {
    return postgres.database();
  }

  @Override
  String log() {
    try {
      List<String> lines =
          Files.readString(domain().resolve("logs/server.log"), ISO_8859_1).lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Override
  void clean() {
    if (Files.exists(domain())) {
      uninstall();
    }
    command.run(List.of("rm", "-rf", folder.toString()));
    if (redis != null) {
      redis.close();
    }
    if (postgres != null) {
      postgres.close();
    }
  }

  private static Path mkdirs(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
