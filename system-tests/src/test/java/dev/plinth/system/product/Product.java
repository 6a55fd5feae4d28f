package dev.plinth.system.product;

import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Client;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The running product in the form that the test run is for: what {@code plinth up} starts; with the
 * profile payara-server, a Payara Server domain; with the profile compose, the containers of the
 * compose file; with the profile scale, two servers behind HAProxy; with the profile conformance, a
 * deployment at any address.
 */
public abstract class Product implements AutoCloseable {

  private final TestPorts ports = TestPorts.free();
  private Map<String, Client> services;
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
   * @param configuration additional configuration
   */
  public static Product start(String name, Map<String, String> configuration) {
    Product product = launch(name, configuration);
    product.awaitReady();
    return product;
  }

  /** Begins to start a new one without waiting. */
  public static Product launch(String name, Map<String, String> configuration) {
    Product product = stopped(name, configuration);
    product.launch();
    return product;
  }

  /** Returns a new one that {@link #up} will start. */
  public static Product stopped(String name, Map<String, String> configuration) {
    return switch (System.getProperty("server", "up")) {
      case "payara-server" -> new PayaraServer(name, configuration);
      case "compose" -> Compose.plain(name, configuration);
      case "compose-scale" -> Compose.scaled(name, configuration);
      case "two-servers" -> new TwoServers(name, configuration);
      case "deployed" -> new Deployment();
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
    // New clients: the connections of the old ones are closed.
    services =
        ListedServices.names().stream()
            .collect(Collectors.toMap(Function.identity(), name -> new Client(address(name))));
    operations = new Client(local(ports.operations()));
  }

  /** Returns the address of a service. */
  public URI address(String service) {
    return local(ports.of(service));
  }

  private static URI local(int port) {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  /** Returns whether both services answer, even if only that they can't use their database. */
  final boolean answers() {
    return answers(this::refreshOfNobody, 401)
        && answers(() -> blogs().send("GET", "blogs?limit=1"), 200);
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

  /** Stops it as an operator does, and returns the exit code. */
  public abstract int stop();

  /** Returns whether it runs. */
  public abstract boolean isUp();

  /** Returns connections to its database as a superuser. */
  public abstract DataSource database();

  /** Runs a query as a superuser and returns the first column of the first row. */
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

  /** Runs statements as a superuser. */
  public final void execute(String sql) {
    try (Connection connection = database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the keys of its access tokens. */
  public abstract Keys keys();

  /** Returns the end of the server's log, for diagnosing failures. */
  public abstract String log();

  /** Deletes all but its logs. */
  abstract void clean();

  /** Returns the administrator: that of the seeds, except of a deployment. */
  public final synchronized Person admin() {
    if (admin == null) {
      admin = signInAdmin();
    }
    return admin;
  }

  /** Signs the administrator in, in a session of its own. */
  public Person signInAdmin() {
    return signIn("Admin User", "password");
  }

  /** Signs the administrator in again after the data was replaced. */
  public final synchronized Person adminAgain() {
    admin = null;
    return admin();
  }

  /** Waits until the users service has its database. */
  public final void awaitUsers() {
    await().atMost(Duration.ofSeconds(60)).until(() -> refreshOfNobody().status() == 401);
  }

  /** Sends an unknown refresh token: 401 as soon as the service has its database. */
  public final Answer refreshOfNobody() {
    return users().send("POST", "tokens/refresh", "{\"refreshToken\":\"none\"}");
  }

  /** Signs a user in. */
  public final Person signIn(String username, String password) {
    return Person.signIn(this::users, this::blogs, username, password);
  }

  /** Registers a new user and signs the user in. */
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

  /** Returns a service for an anonymous caller. */
  public final Client service(String name) {
    return services.get(name);
  }

  /** Returns the users service for an anonymous caller. */
  public final Client users() {
    return service("users");
  }

  /** Returns the blogs service for an anonymous caller. */
  public final Client blogs() {
    return service("blogs");
  }

  /**
   * Returns the operations port: health, metrics and the home page; of the first server if there
   * are two.
   */
  public Client operations() {
    return operations;
  }

  /** Returns its ports. */
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
