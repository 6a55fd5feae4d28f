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

/** The containers that {@code docker compose up} starts, in a project of their own. */
public final class Compose extends Product {

  private static final Path FILE =
      Path.of(System.getProperty("distribution.directory"), "../../../docker-compose.yml")
          .normalize();
  private static final Duration READY = Duration.ofSeconds(240);
  private static final String PASSWORD = "of-the-tests";

  /** What the profiles add, by the variable that tells the port. */
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

  /** The containers that there are without a profile. */
  static Compose plain(String name, Map<String, String> configuration) {
    return new Compose(List.of("server"), name, configuration);
  }

  /** Two servers, and the balancer for their clients. */
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

  /** Builds the image too, which is nothing to do unless the product was built anew. */
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

  /** Waits until the engine thinks this of a service. */
  public void awaitHealth(String service, String health) {
    await()
        .alias(service + " " + health)
        .atMost(READY)
        .until(() -> health.equals(inspect(service, "{{.State.Health.Status}}")));
  }

  /** Stops the servers only, and returns the worst exit code. */
  @Override
  public int stop() {
    servers.forEach(this::stopPart);
    return servers.stream().mapToInt(this::exitCode).max().orElseThrow();
  }

  /** The exit code of the process of a service that was stopped. */
  public int exitCode(String service) {
    return Integer.parseInt(inspect(service, "{{.State.ExitCode}}"));
  }

  /** Stops one of its services. */
  public void stopPart(String service) {
    compose("stop", service);
  }

  /** Starts one of its services that was stopped. */
  public void startPart(String service) {
    compose("start", service);
  }

  /** Starts one of its services that belongs to a profile. */
  public void addPart(String service) {
    compose("up", "--detach", "--build", service);
  }

  /** Where a service listens, by the variable that tells its port. */
  public int port(String variable) {
    return Integer.parseInt(environment.get(variable));
  }

  /** Runs a program in the container of a service, and returns what it said. */
  public String execute(String service, String... program) {
    List<String> exec = new ArrayList<>(List.of("docker", "exec", container(service)));
    exec.addAll(List.of(program));
    return command.run(exec).strip();
  }

  /** What the engine knows of the container of a service. */
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
    // The defaults, whatever the developer may have configured.
    Path defaults = FILE.resolveSibling(".env.example");
    all.addAll(List.of("--env-file", defaults.toString(), "--file", FILE.toString()));
    all.addAll(List.of(arguments));
    return command.run(all);
  }

  /** The plugin of Docker, or else the program that came before it. */
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
