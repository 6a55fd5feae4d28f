package dev.plinth.system.product;

import static org.awaitility.Awaitility.await;

import dev.plinth.rest.Answer;
import dev.plinth.rest.Client;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * The running product, on the server that the test run is for: what {@code plinth up} starts, or,
 * with the profile payara-server, a domain of Payara Server, with the profile compose, the
 * containers of the compose file, or, with the profile scale, two servers behind HAProxy.
 */
public abstract class Product implements AutoCloseable {

  private final TestPorts ports = TestPorts.free();
  private Client users;
  private Client blogs;
  private Client operations;
  private Person admin;

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
    Product product = stopped(name, configuration);
    product.launch();
    return product;
  }

  /** Returns a new one that {@link #up} starts. */
  public static Product stopped(String name, Map<String, String> configuration) {
    return switch (System.getProperty("server", "up")) {
      case "payara-server" -> new PayaraServer(name, configuration);
      case "compose" -> Compose.plain(name, configuration);
      case "compose-scale" -> Compose.scaled(name, configuration);
      case "two-servers" -> new TwoServers(name, configuration);
      default -> new UpProduct(Home.fresh(name), configuration);
    };
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
    return answers(this::refreshOfNobody, 401)
        && answers(() -> blogs.send("GET", "blogs?limit=1"), 200);
  }

  private static boolean answers(Supplier<Answer> request, int status) {
    try {
      Answer answer = request.get();
      return answer.status() == status || answer.body().contains("\"reconnectAttempts\":");
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

  /** The first column of the first row of a query, as its superuser. */
  public final String value(String query) {
    try (Connection connection = database().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The keys of its access tokens. */
  public abstract Keys keys();

  /** The end of the server's log, for those who have to find out what went wrong. */
  public abstract String log();

  /** Deletes all but its logs. */
  abstract void clean();

  /** The administrator of the seeds for development and for tests. */
  public final synchronized Person admin() {
    if (admin == null) {
      admin = signIn("Admin User", "password");
    }
    return admin;
  }

  /** Signs the administrator in again, where the data was replaced. */
  public final synchronized Person adminAgain() {
    admin = null;
    return admin();
  }

  /** Waits until the users service has its database. */
  public final void awaitUsers() {
    await().atMost(Duration.ofSeconds(60)).until(() -> refreshOfNobody().status() == 401);
  }

  /** Tries a refresh token that nobody has: 401 as soon as the service has its database. */
  public final Answer refreshOfNobody() {
    return users().send("POST", "tokens/refresh", "{\"refreshToken\":\"none\"}");
  }

  /** Signs somebody in. */
  public final Person signIn(String username, String password) {
    return Person.signIn(this::users, this::blogs, username, password);
  }

  /** Signs somebody up who wasn't there before, and in. */
  public final Person newcomer() {
    String name = UUID.randomUUID().toString();
    users()
        .send(
            "POST",
            "users",
            "{\"username\":\"%1$s\",\"email\":\"%1$s@example.org\",\"password\":\"correct horse\"}"
                .formatted(name))
        .location();
    return signIn(name, "correct horse");
  }

  /** The users service, as somebody who hasn't signed in. */
  public final Client users() {
    return users;
  }

  /** The blogs service, as somebody who hasn't signed in. */
  public final Client blogs() {
    return blogs;
  }

  /** Health, metrics and the home page; of the first server where there are two. */
  public Client operations() {
    return operations;
  }

  /** Where it listens. */
  public final TestPorts ports() {
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
