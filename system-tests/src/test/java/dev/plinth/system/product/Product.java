package dev.plinth.system.product;

import dev.plinth.rest.Client;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The running product: everything that {@code plinth up} starts, on a home of its own. */
public final class Product implements AutoCloseable {

  private final Home home;
  private final Map<String, String> configuration;
  private final Ports ports = Ports.free();
  private Launch launch;
  private Client users;
  private Client blogs;
  private Client operations;

  private Product(Home home, Map<String, String> configuration) {
    this.home = home;
    this.configuration = configuration;
  }

  /**
   * Starts a product on an empty home.
   *
   * @param name the name of its home, among those of the tests
   */
  public static Product start(String name) {
    return start(name, Map.of());
  }

  /**
   * Starts a product on an empty home.
   *
   * @param name the name of its home, among those of the tests
   * @param configuration what is configured beside the home and the ports
   */
  public static Product start(String name, Map<String, String> configuration) {
    Product product = new Product(Home.fresh(name), configuration);
    product.up();
    return product;
  }

  /** Starts it again on the same home and ports. */
  public void up() {
    launch = launchAgain();
    try {
      launch.awaitReady();
    } catch (AssertionError e) {
      launch.terminate();
      throw new AssertionError(e.getMessage() + "\n" + home.serverLog(), e);
    }
    // New clients: the connections of the old ones are gone.
    users = new Client(address(ports.users()));
    blogs = new Client(address(ports.blogs()));
    operations = new Client(address(ports.operations()));
  }

  /** Runs {@code plinth up} with the product's own configuration, and doesn't wait. */
  public Launch launchAgain() {
    return launch("up");
  }

  /** Runs another command with the product's own configuration, and doesn't wait. */
  public Launch launch(String... arguments) {
    Map<String, String> environment = new HashMap<>(ports.environment());
    environment.put("PLINTH_HOME", home.root().toString());
    environment.putAll(configuration);
    return Launch.of(environment, arguments);
  }

  private static URI address(int port) {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  /** Stops it by SIGTERM and returns the exit code. */
  public int stop() {
    launch.terminate();
    return launch.exitCode();
  }

  /** Ends the launcher by SIGKILL. */
  public void kill() {
    launch.kill();
  }

  /** Whether the launcher runs. */
  public boolean isUp() {
    return launch.isAlive();
  }

  public Client users() {
    return users;
  }

  public Client blogs() {
    return blogs;
  }

  public Client operations() {
    return operations;
  }

  public Ports ports() {
    return ports;
  }

  public Home home() {
    return home;
  }

  /** The embedded database, by the address that the launcher prints. */
  public DataSource database() {
    String address =
        launch.out().stream()
            .filter(line -> line.startsWith("database "))
            .map(line -> line.replaceFirst("database +", ""))
            .findFirst()
            .orElseThrow();
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl("jdbc:" + address.replaceFirst("//[^@]*@", "//"));
    database.setUser(URI.create(address).getUserInfo());
    database.setPassword(home.databasePassword());
    return database;
  }

  /** Stops it if it runs, and leaves only its logs. */
  @Override
  public void close() {
    if (isUp()) {
      stop();
    }
    home.clean();
  }
}
