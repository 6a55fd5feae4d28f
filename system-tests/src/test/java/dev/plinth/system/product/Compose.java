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

  private final Command command;
  private boolean seeded;

  Compose(String name, Map<String, String> configuration) {
    Map<String, String> environment = new HashMap<>(ports().environment());
    environment.put("COMPOSE_PROJECT_NAME", "plinth-tests-" + name);
    environment.put("PLINTH_IMAGE", "plinth-tests");
    environment.put("DB_PASSWORD", PASSWORD);
    environment.putAll(configuration);
    command = new Command(environment);
  }

  /** Builds the image too, which is nothing to do unless the product was built anew. */
  @Override
  void begin() {
    try {
      compose("up", "--detach", "--build");
      if (!seeded) {
        compose("run", "--rm", "migrate", "seed");
        seeded = true;
      }
    } catch (AssertionError e) {
      clean();
      throw e;
    }
  }

  @Override
  void awaitReady() {
    await()
        .atMost(READY)
        .until(() -> "healthy".equals(inspect("server", "{{.State.Health.Status}}")));
  }

  /** Stops the server only, and returns the exit code of its process. */
  @Override
  public int stop() {
    stopPart("server");
    return Integer.parseInt(inspect("server", "{{.State.ExitCode}}"));
  }

  /** Stops one of its services. */
  public void stopPart(String service) {
    compose("stop", service);
  }

  /** Starts one of its services that was stopped. */
  public void startPart(String service) {
    compose("start", service);
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
    return "true".equals(inspect("server", "{{.State.Running}}"));
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
  String log() {
    return compose("logs", "--tail", "60", "server");
  }

  @Override
  void clean() {
    compose("down", "--volumes", "--remove-orphans");
  }
}
