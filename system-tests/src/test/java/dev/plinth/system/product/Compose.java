package dev.plinth.system.product;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The containers that {@code docker compose up} starts, in a separate project. */
public final class Compose extends Product {

  private static final Path FILE =
      Path.of(System.getProperty("distribution.directory"), "../../../docker-compose.yml")
          .normalize();
  private static final Duration READY = Duration.ofSeconds(240);
  private static final String PASSWORD = "of-the-tests";

  /** The variables that set the ports of the profiles. */
  private static final List<String> MORE_PORTS =
      List.of(
          "BALANCER_USERS_PORT",
          "BALANCER_BLOGS_PORT",
          "BALANCER_OPS_PORT",
          "PAYARA_USERS_PORT",
          "PAYARA_BLOGS_PORT",
          "PAYARA_OPS_PORT",
          "CONSOLE_PORT",
          "PROMETHEUS_PORT",
          "GRAFANA_PORT");

  private final Map<String, String> environment = new HashMap<>(ports().environment());
  private final Command command = new Command(environment);
  private final List<String> servers;
  private boolean seeded;

  private Compose(List<String> servers, String name, Map<String, String> configuration) {
    this.servers = servers;
    environment.put("COMPOSE_PROJECT_NAME", "plinth-tests-" + name);
    environment.put("PLINTH_IMAGE", "plinth-tests");
    environment.put("PAYARA_IMAGE", "plinth-tests-payara");
    environment.put("DB_PASSWORD", PASSWORD);
    environment.put("ADMIN_PASSWORD", PASSWORD);
    MORE_PORTS.forEach(port -> environment.put(port, Integer.toString(TestPorts.free().users())));
    environment.putAll(configuration);
  }

  /** Returns the containers without a profile. */
  static Compose plain(String name, Map<String, String> configuration) {
    return new Compose(List.of("server"), name, configuration);
  }

  /** Returns two servers behind the balancer. */
  static Compose scaled(String name, Map<String, String> configuration) {
    Compose product = new Compose(List.of("server", "server-2"), name, configuration);
    product.environment.put("COMPOSE_PROFILES", "scale");
    product.swap("USERS_PORT", "BALANCER_USERS_PORT");
    product.swap("BLOGS_PORT", "BALANCER_BLOGS_PORT");
    return product;
  }

  private void swap(String one, String other) {
    environment.put(one, environment.put(other, environment.get(one)));
  }

  /** Also builds the image, which is cached unless the product was rebuilt. */
  @Override
  void begin() {
    try {
      compose("up", "--detach", "--build");
      if (!seeded) {
        compose("run", "--rm", "migrate", "seed", "--yes");
        seeded = true;
      }
    } catch (AssertionError e) {
      clean();
      throw e;
    }
  }

  @Override
  void awaitReady() {
    servers.forEach(server -> awaitHealth(server, "healthy"));
    await().atMost(READY).until(this::answers);
  }

  /** Waits until the engine reports this health of a service. */
  public void awaitHealth(String service, String health) {
    await()
        .alias(service + " " + health)
        .atMost(READY)
        .until(() -> health.equals(inspect(service, "{{.State.Health.Status}}")));
  }

  /** Stops the servers only, and returns the highest exit code. */
  @Override
  public int stop() {
    servers.forEach(this::stopPart);
    return servers.stream().mapToInt(this::exitCode).max().orElseThrow();
  }

  /** Returns the exit code of a stopped service's process. */
  public int exitCode(String service) {
    return Integer.parseInt(inspect(service, "{{.State.ExitCode}}"));
  }

  /** Stops a service. */
  public void stopPart(String service) {
    compose("stop", service);
  }

  /** Starts a stopped service. */
  public void startPart(String service) {
    compose("start", service);
  }

  /** Starts a service of a profile. */
  public void addPart(String service) {
    compose("up", "--detach", "--build", service);
  }

  /** Returns a port by the variable that sets it. */
  public int port(String variable) {
    return Integer.parseInt(environment.get(variable));
  }

  /** Runs a program in the container of a service, and returns its output. */
  public String execute(String service, String... program) {
    List<String> exec = new ArrayList<>(List.of("docker", "exec", container(service)));
    exec.addAll(List.of(program));
    return command.run(exec).strip();
  }

  /** Returns what the engine reports of a service's container. */
  public String inspect(String service, String format) {
    return command
        .run(List.of("docker", "inspect", "--format", format, container(service)))
        .strip();
  }

  private String container(String service) {
    return compose("ps", "--all", "--quiet", service).strip();
  }

  private String compose(String... arguments) {
    List<String> all = new ArrayList<>(program());
    // The defaults, regardless of the developer's configuration.
    Path defaults = FILE.resolveSibling(".env.example");
    all.addAll(List.of("--env-file", defaults.toString(), "--file", FILE.toString()));
    all.addAll(List.of(arguments));
    return command.run(all);
  }

  /** Docker's compose plugin, or else the older standalone program. */
  private static List<String> program() {
    try {
      boolean plugin = new ProcessBuilder("docker", "compose", "version").start().waitFor() == 0;
      return plugin ? List.of("docker", "compose") : List.of("docker-compose");
    } catch (IOException e) {
      throw new AssertionError("the profile compose needs Docker", e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public boolean isUp() {
    return servers.stream()
        .anyMatch(server -> "true".equals(inspect(server, "{{.State.Running}}")));
  }

  @Override
  public DataSource database() {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setServerNames(
        new String[] {
          inspect("postgres", "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}")
        });
    database.setDatabaseName("plinth");
    database.setUser("plinth");
    database.setPassword(PASSWORD);
    return database;
  }

  @Override
  public Keys keys() {
    throw new UnsupportedOperationException("they are in a volume");
  }

  @Override
  public String log() {
    return compose("logs", "--tail", "60", "server");
  }

  @Override
  void clean() {
    environment.put("COMPOSE_PROFILES", "scale,payara-server,observability");
    compose("down", "--volumes", "--remove-orphans");
  }
}
