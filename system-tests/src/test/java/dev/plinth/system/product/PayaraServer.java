package dev.plinth.system.product;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.awaitility.Awaitility.await;

import dev.plinth.system.fixtures.Postgres;
import dev.plinth.system.fixtures.Redis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** A Payara Server domain that {@code server-config/payara-server/install} has installed. */
public final class PayaraServer extends Product {

  /** The password of the administrator "admin". */
  public static final String ADMIN_PASSWORD = "of-the-tests";

  private static final Path DISTRIBUTION = Path.of(System.getProperty("distribution.directory"));
  private static final Duration READY = Duration.ofSeconds(180);
  private static final int TAIL = 60;

  private final UnpackedServer server = UnpackedServer.any();
  private final Keys keys = Keys.create();
  private final Map<String, String> environment = new HashMap<>(ports().environment());
  private final Command command = new Command(environment);
  private boolean seeded;
  private Postgres postgres;
  private Redis redis;

  /**
   * Returns one that doesn't run yet, with its own PostgreSQL and Redis unless they are configured.
   */
  PayaraServer(String name, Map<String, String> configuration) {
    environment.put("ADMIN_PASSWORD", ADMIN_PASSWORD);
    environment.put("PORT_BASE", Integer.toString(server.portBase()));
    environment.put("APP_ENV", "development");
    environment.put("PLINTH_HOME", server.root().resolve("plinth").toString());
    environment.putAll(keys.configuration());
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

  @Override
  void begin() {
    install();
  }

  /** Runs the script that installs and starts it, and returns the output. */
  public String install() {
    Path script = DISTRIBUTION.resolve("server-config/payara-server/install");
    return command.run(List.of(script.toString(), server.root().toString()));
  }

  /** Runs asadmin as the administrator, and returns the output. */
  public String asadmin(String... command) {
    List<String> all = new ArrayList<>(List.of(server.asadmin(), "--interactive=false"));
    all.addAll(List.of("--port", Integer.toString(adminPort()), "--secure", "--user", "admin"));
    all.addAll(List.of("--passwordfile", passwords().toString()));
    all.addAll(List.of(command));
    return this.command.run(all);
  }

  private Path passwords() {
    try {
      return Files.writeString(
          server.root().resolve("passwords"), "AS_ADMIN_PASSWORD=" + ADMIN_PASSWORD);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the folder of the domain. */
  public Path domain() {
    return server.domain();
  }

  /** Returns the port of the console. */
  public int adminPort() {
    return server.adminPort();
  }

  /** Returns the ports of the server itself: the console and others. */
  public IntStream serverPorts() {
    return server.ports();
  }

  @Override
  void awaitReady() {
    await().atMost(READY).until(this::answers);
    if (postgres != null && !seeded) {
      // By now the database has tables.
      blogs().awaitAnswer("blogs?limit=1", 200);
      command.run(
          List.of("java", "-jar", DISTRIBUTION.resolve("plinth.jar").toString(), "seed", "--yes"));
      seeded = true;
    }
  }

  @Override
  public int stop() {
    command.run(List.of(server.asadmin(), "stop-domain", "plinth"));
    return 0;
  }

  @Override
  public boolean isUp() {
    return command.run(List.of(server.asadmin(), "list-domains")).contains("plinth running");
  }

  @Override
  public DataSource database() {
    return postgres.database();
  }

  @Override
  public Keys keys() {
    return keys;
  }

  @Override
  public String log() {
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
    server.handOn();
    if (redis != null) {
      redis.close();
    }
    if (postgres != null) {
      postgres.close();
    }
  }
}
