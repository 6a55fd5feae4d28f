package dev.plinth.system.product;

import dev.plinth.rest.Answer;
import dev.plinth.rest.Client;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;

/**
 * The running product, on the server that the test run is for: what {@code plinth up} starts, or,
 * with the profile payara-server, a domain of Payara Server, with the profile compose, the
 * containers of the compose file, or, with the profile scale, two servers behind HAProxy.
 */
public abstract class Product implements AutoCloseable {

  private final Ports ports = Ports.free();
  private Client users;
  private Client blogs;
  private Client operations;

  /**
   * Starts a new one.
   *
   * @param name the name of its folder, among those of the tests
   */
  public static Product start(String name) {
    return start(name, Map.of());
  }

  /**
   * Starts a new one.
   *
   * @param name the name of its folder, among those of the tests
   * @param configuration what is configured beside the ports
   */
  public static Product start(String name, Map<String, String> configuration) {
    Product product = launch(name, configuration);
    product.awaitReady();
    return product;
  }

  /** Begins to start a new one, and doesn't wait. */
  public static Product launch(String name, Map<String, String> configuration) {
    Product product =
        switch (System.getProperty("server", "up")) {
          case "payara-server" -> new PayaraServer(name, configuration);
          case "compose" -> Compose.plain(name, configuration);
          case "compose-scale" -> Compose.scaled(name, configuration);
          case "two-servers" -> new TwoServers(name, configuration);
          default -> new UpProduct(Home.fresh(name), configuration);
        };
    product.launch();
    return product;
  }

  /** Starts it again, with the same data and ports. */
  public final void up() {
    launch();
    awaitReady();
  }

  final void launch() {
    begin();
    // New clients: the connections of the old ones are gone.
    users = client(ports.users());
    blogs = client(ports.blogs());
    operations = client(ports.operations());
  }

  private static Client client(int port) {
    return new Client(URI.create("http://127.0.0.1:" + port + "/"));
  }

  /** Whether both services answer, even if it is only that they can't use their database. */
  final boolean answers() {
    return answers(users, "users?limit=1") && answers(blogs, "blogs?limit=1");
  }

  private static boolean answers(Client service, String path) {
    try {
      Answer answer = service.send("GET", path);
      return answer.status() == 200 || answer.body().contains("\"reconnectAttempts\":");
    } catch (CompletionException e) {
      return false;
    }
  }

  abstract void begin();

  abstract void awaitReady();

  /** Stops it as its operator does, and returns the exit code. */
  public abstract int stop();

  /** Whether it runs. */
  public abstract boolean isUp();

  /** Its database, as the superuser of it. */
  public abstract DataSource database();

  /** The end of the server's log, for those who have to find out what went wrong. */
  abstract String log();

  /** Deletes all but its logs. */
  abstract void clean();

  /** The users service. */
  public final Client users() {
    return users;
  }

  /** The blogs service. */
  public final Client blogs() {
    return blogs;
  }

  /** Health, metrics and the home page; of the first server where there are two. */
  public Client operations() {
    return operations;
  }

  /** Where it listens. */
  public final Ports ports() {
    return ports;
  }

  /** Stops it if it runs, and leaves only its logs. */
  @Override
  public void close() {
    if (isUp()) {
      stop();
    }
    clean();
  }
}
