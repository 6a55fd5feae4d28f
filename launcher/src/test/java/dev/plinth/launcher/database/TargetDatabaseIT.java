package dev.plinth.launcher.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.Progress;
import dev.plinth.launcher.home.Home;
import dev.plinth.launcher.home.HomeLock;
import dev.plinth.launcher.postgres.EmbeddedPostgres;
import dev.plinth.launcher.process.FreePort;
import dev.plinth.launcher.settings.DatabaseAddress;
import dev.plinth.launcher.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetDatabaseIT {

  /** Unpacked once: the programs of every home are a link to it. */
  @TempDir private static Path programs;

  @TempDir private Path folder;
  private final StringWriter messages = new StringWriter();
  private Home home;
  private EmbeddedPostgres postgres;

  @BeforeEach
  void home() throws IOException {
    Files.createSymbolicLink(folder.resolve("programs"), programs);
    home = new Home(folder).prepare();
    postgres = new EmbeddedPostgres(home);
  }

  @AfterEach
  void stop() {
    postgres.stop();
  }

  @Test
  void startsTheEmbeddedDatabaseAndStopsItAtTheEnd() throws Exception {
    try (TargetDatabase database = open(Map.of())) {
      assertThat(ask(database)).isEqualTo("plinth");
      assertThat(database.address()).matches("postgresql://plinth@127\\.0\\.0\\.1:\\d+/plinth");
    }

    assertThat(postgres.isRunning()).isFalse();
    HomeLock.of(home).close();
  }

  @Test
  void usesTheEmbeddedDatabaseOfTheRunningApplicationAndLeavesItRunning() throws Exception {
    HomeLock application = HomeLock.of(home);
    DatabaseAddress address = postgres.start(16);

    try (TargetDatabase database = open(Map.of())) {
      assertThat(database.address()).isEqualTo(address.toString());
      assertThat(ask(database)).isEqualTo("plinth");
    }

    assertThat(postgres.isRunning()).isTrue();
    application.close();
  }

  @Test
  void waitsUntilTheStartingApplicationHasItsDatabase() throws Exception {
    HomeLock application = HomeLock.of(home);
    CompletableFuture<TargetDatabase> opening = CompletableFuture.supplyAsync(() -> open(Map.of()));
    await().until(() -> messages.toString().contains("is in use by process"));

    DatabaseAddress address = postgres.start(16);

    assertThat(opening.get().address()).isEqualTo(address.toString());
    application.close();
  }

  @Test
  void waitsForAnotherCommandToEnd() throws Exception {
    HomeLock command = HomeLock.briefly(home).orElseThrow();
    postgres.start(16);
    CompletableFuture<TargetDatabase> opening = CompletableFuture.supplyAsync(() -> open(Map.of()));
    await().until(() -> messages.toString().contains("is in use by process"));
    assertThat(opening).isNotDone();

    postgres.stop();
    command.close();

    try (TargetDatabase database = opening.get()) {
      assertThat(ask(database)).isEqualTo("plinth");
    }
  }

  @Test
  void stopsTheDatabaseThatAKilledCommandLeftBeforeItStartsItsOwn() throws Exception {
    postgres.start(16);

    try (TargetDatabase database = open(Map.of())) {
      assertThat(messages.toString())
          .contains("stopped the PostgreSQL that an earlier run left running");
      assertThat(ask(database)).isEqualTo("plinth");
    }
  }

  @Test
  void usesTheConfiguredDatabaseWithoutAHome() throws Exception {
    DatabaseAddress address = postgres.start(16);
    Path unused = folder.resolve("unused");
    Map<String, String> environment = new HashMap<>(variables(address));
    environment.put("PLINTH_HOME", unused.toString());

    try (TargetDatabase database = open(environment)) {
      assertThat(database.address()).isEqualTo(address.toString());
      assertThat(ask(database)).isEqualTo("plinth");
    }

    assertThat(unused).doesNotExist();
    assertThat(postgres.isRunning()).isTrue();
  }

  @Test
  void namesTheAddressThatDoesNotAnswer() throws Exception {
    int port = FreePort.find();

    assertFailure(variables("127.0.0.1", port, "secret", "plinth"))
        .hasMessageStartingWith(
            "postgresql://plinth@127.0.0.1:" + port + "/plinth can't be reached")
        .hasMessageContaining("Connection refused")
        .hasMessageContaining("check DB_HOST and DB_PORT");
  }

  @Test
  void namesTheHostThatIsNotKnown() {
    assertFailure(variables("nowhere.invalid", 5432, "secret", "plinth"))
        .hasMessageContaining(
            "nowhere.invalid:5432/plinth can't be reached: the host is not known");
  }

  @Test
  void reportsAWrongPasswordWithoutShowingIt() throws Exception {
    DatabaseAddress address = postgres.start(16);

    assertFailure(variables(address.host(), address.port(), "guessed", "plinth"))
        .hasMessage(
            "password refused for plinth at " + address + ": check DB_USERNAME and DB_PASSWORD");
  }

  @Test
  void reportsThatThereIsNoSuchDatabase() throws Exception {
    DatabaseAddress address = postgres.start(16);

    assertFailure(variables(address.host(), address.port(), address.password(), "elsewhere"))
        .hasMessageStartingWith("there is no database elsewhere at postgresql://")
        .hasMessageContaining("check DB_NAME");
  }

  @Test
  void refusesAServerWithoutTlsWhereTlsIsAskedFor() throws Exception {
    DatabaseAddress address = postgres.start(16);
    Map<String, String> environment = new HashMap<>(variables(address));
    environment.put("DB_SSL", "true");

    assertFailure(environment)
        .hasMessage(address + " does not offer TLS: set ssl = on in PostgreSQL, or DB_SSL=false");
  }

  private AbstractThrowableAssert<?, ?> assertFailure(Map<String, String> environment) {
    return assertThatThrownBy(() -> open(environment))
        .isInstanceOf(Failure.class)
        .satisfies(
            e -> assertThat(((Failure) e).lines()).singleElement().asString().hasLineCount(1));
  }

  private TargetDatabase open(Map<String, String> environment) {
    Settings settings = Settings.from(environment);
    Home used = environment.isEmpty() ? home : new Home(settings.home());
    try {
      return TargetDatabase.open(settings, used, new Progress(new PrintWriter(messages)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> variables(DatabaseAddress address) {
    return variables(address.host(), address.port(), address.password(), address.name());
  }

  private static Map<String, String> variables(
      String host, int port, String password, String name) {
    return Map.of(
        "DB_HOST", host,
        "DB_PORT", Integer.toString(port),
        "DB_USERNAME", "plinth",
        "DB_PASSWORD", password,
        "DB_NAME", name);
  }

  private static String ask(TargetDatabase database) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select current_user")) {
      rows.next();
      return rows.getString(1);
    }
  }
}
