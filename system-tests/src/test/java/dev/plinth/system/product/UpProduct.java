package dev.plinth.system.product;

import dev.plinth.conformance.application.UpRun;
import dev.plinth.devtools.fault.ProcessSignals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Everything that {@code plinth up} starts, in its own home. */
public final class UpProduct extends Product implements UpRun {

  private final Home home;
  private final Map<String, String> configuration;
  private Path distribution = Launch.BUILT;
  private Launch launch;

  UpProduct(Home home, Map<String, String> configuration) {
    this.home = home;
    this.configuration = configuration;
  }

  /**
   * Starts one with an empty home.
   *
   * @param name the name of its home, among those of the tests
   * @param configuration additional configuration
   */
  public static UpProduct start(String name, Map<String, String> configuration) {
    UpProduct product = launch(name, configuration);
    product.awaitReady();
    return product;
  }

  /**
   * Starts one of a release, with an empty home.
   *
   * @param name the name of its home, among those of the tests
   */
  public static UpProduct start(String name, Release release) {
    return start(name, release.checkout(), Map.of());
  }

  /**
   * Starts the distribution of a checkout, with an empty home.
   *
   * @param name the name of its home, among those of the tests
   * @param configuration additional configuration
   */
  public static UpProduct start(String name, Checkout checkout, Map<String, String> configuration) {
    UpProduct product = new UpProduct(Home.fresh(name), configuration);
    product.distribution = checkout.distribution();
    product.up();
    return product;
  }

  /** Begins to start one with an empty home, without waiting. */
  public static UpProduct launch(String name, Map<String, String> configuration) {
    UpProduct product = new UpProduct(Home.fresh(name), configuration);
    product.launch();
    return product;
  }

  @Override
  void begin() {
    if (!configuration.containsKey("DB_HOST")) {
      home.reuseUnpackedPostgres();
    }
    launch = launchAgain();
  }

  /** Waits until it reports that it is ready, and fails if it ends before. */
  @Override
  public void awaitReady() {
    try {
      launch.awaitReady();
    } catch (AssertionError e) {
      launch.terminate();
      throw new AssertionError(e.getMessage() + "\n" + home.serverLog(), e);
    }
  }

  /** Starts {@code plinth up} with the product's own configuration, without waiting. */
  public Launch launchAgain() {
    return run("up");
  }

  /** Starts another command with the product's own configuration, without waiting. */
  public Launch run(String... arguments) {
    return Launch.of(List.of(distribution.resolve("plinth.jar")), environment(), arguments);
  }

  /** Starts a command of a checkout with the product's own configuration, without waiting. */
  public Launch run(Checkout checkout, String... arguments) {
    return checkout.launch(environment(), arguments);
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(ports().environment());
    environment.put("PLINTH_HOME", home.root().toString());
    environment.putAll(configuration);
    return environment;
  }

  /** Installs another release for the next start. */
  public void install(Release release) {
    distribution = release.distribution();
  }

  @Override
  public int stop() {
    launch.terminate();
    return launch.exitCode();
  }

  /** Waits until it ends for any reason, and returns the exit code. */
  public int exitCode() {
    return launch.exitCode();
  }

  /** Returns its standard error so far. */
  public String said() {
    return String.join("\n", launch.err());
  }

  /** Kills the launcher (SIGKILL). */
  public void kill() {
    launch.kill();
  }

  /** Kills the server (SIGKILL). */
  public void killServer() {
    server().forEach(ProcessHandle::destroyForcibly);
  }

  /** Suspends the server (SIGSTOP); clients are not notified. */
  public void freezeServer() {
    server().forEach(process -> ProcessSignals.send("STOP", process));
  }

  /** Resumes the server. */
  public void thawServer() {
    server().forEach(process -> ProcessSignals.send("CONT", process));
  }

  @Override
  public UpProduct startAnother(Map<String, String> shared) {
    Map<String, String> all = new HashMap<>(configuration);
    all.putAll(shared);
    UpProduct another = new UpProduct(Home.fresh(home.root().getFileName() + "-other"), all);
    another.distribution = distribution;
    another.up();
    return another;
  }

  /** Returns whether the server uses an archive of its classes. */
  public boolean sharesClasses() {
    return server().anyMatch(UpProduct::mapsAnArchive);
  }

  private static boolean mapsAnArchive(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/maps"))
          .contains("/class-archive/");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the process of the server; empty while it does not run. */
  public Stream<ProcessHandle> server() {
    return home.processes().stream()
        .filter(process -> process.info().commandLine().orElse("").contains("server.args"));
  }

  @Override
  public boolean isUp() {
    return launch.isAlive();
  }

  /** Returns its standard output. */
  public List<String> out() {
    return launch.out();
  }

  /** Returns its home. */
  public Home home() {
    return home;
  }

  @Override
  public Path folder() {
    return home.root();
  }

  @Override
  public ProcessHandle launcher() {
    return launch.handle();
  }

  @Override
  public Map<String, String> addresses() {
    return launch.out().stream()
        .map(line -> line.split(" +", 2))
        .filter(words -> words.length > 1)
        .collect(Collectors.toMap(words -> words[0], words -> words[1]));
  }

  @Override
  public DataSource database() {
    String address = addresses().get("database");
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl("jdbc:" + address.replaceFirst("//[^@]*@", "//"));
    database.setUser(URI.create(address).getUserInfo());
    database.setPassword(home.databasePassword());
    return database;
  }

  @Override
  public Keys keys() {
    return new Keys(home.root().resolve("signing-key.pem"), home.root().resolve("key-set.json"));
  }

  @Override
  public String log() {
    return home.serverLog();
  }

  @Override
  void clean() {
    home.clean();
  }
}
