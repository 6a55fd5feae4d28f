package dev.plinth.launcher.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.home.Home;
import dev.plinth.launcher.settings.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {

  private static final int POOL_SIZE = 16;

  /** Unpacked once: the programs of every home are a link to it. */
  @TempDir private static Path programs;

  @TempDir private Path folder;
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
  void hasADatabaseForTheRoleThatOwnsIt() throws Exception {
    DatabaseAddress address = postgres.start(POOL_SIZE);

    assertThat(ask(address, "select current_user || '/' || current_database()"))
        .isEqualTo("plinth/plinth");
    assertThat(ask(address, "select rolsuper from pg_roles where rolname = current_user"))
        .isEqualTo("f");
    execute(address, "create schema made_by_its_owner");
  }

  @Test
  void isDurable() throws Exception {
    DatabaseAddress address = postgres.start(POOL_SIZE);

    for (String setting :
        List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
      assertThat(ask(address, "show " + setting)).as(setting).isEqualTo("on");
    }
  }

  @Test
  void startsAgainWithTheSameOptionsAfterAKill() throws Exception {
    DatabaseAddress address = postgres.start(POOL_SIZE);
    String connections = ask(address, "show max_connections");
    postgres.kill();

    postgres.startAgain();

    assertThat(ask(address, "show max_connections")).isEqualTo(connections);
  }

  @Test
  void listensOnTheLoopbackAddressOnly() throws Exception {
    DatabaseAddress address = postgres.start(POOL_SIZE);

    assertThat(ask(address, "show listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(Path.of("/tmp/.s.PGSQL." + address.port())).doesNotExist();
  }

  @Test
  void hasConnectionsForThePoolAndSomeMore() throws Exception {
    DatabaseAddress address = postgres.start(POOL_SIZE);

    assertThat(ask(address, "show max_connections")).asInt().isGreaterThan(POOL_SIZE);
  }

  @Test
  void refusesLogInsWithoutThePassword() throws Exception {
    DatabaseAddress address = postgres.start(POOL_SIZE);

    assertThatThrownBy(() -> ask(as(address, "plinth", "guess"), "select 1"))
        .hasMessageContaining("password authentication failed");
    assertThatThrownBy(() -> ask(as(address, "postgres", "postgres"), "select 1"))
        .hasMessageContaining("no pg_hba.conf entry");
  }

  @Test
  void keepsThePasswordForItsOwnerOnly() throws Exception {
    DatabaseAddress address = postgres.start(POOL_SIZE);

    Path file = home.databasePassword();

    assertThat(file).hasContent(address.password());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(home.log("postgres")).content().doesNotContain(address.password());
  }

  @Test
  void keepsItsDataWhenItIsStoppedAndStartedAgain() throws Exception {
    writeNote(postgres.start(POOL_SIZE));
    postgres.stop();
    assertThat(postgres.isRunning()).isFalse();

    assertThat(readNote(postgres.start(POOL_SIZE))).isEqualTo("kept");
  }

  @Test
  void keepsItsDataWhenItIsKilled() throws Exception {
    writeNote(postgres.start(POOL_SIZE));
    ProcessHandle process = postmaster();
    process.destroyForcibly();
    process.onExit().join();
    // Its children notice that it has ended, and end too.
    await().until(() -> ProcessHandle.allProcesses().noneMatch(this::isOfThisTest));

    assertThat(readNote(postgres.start(POOL_SIZE))).isEqualTo("kept");
  }

  @Test
  void stopsAServerThatAnEarlierLauncherLeft() throws Exception {
    postgres.start(POOL_SIZE);
    ProcessHandle left = postmaster();
    EmbeddedPostgres next = new EmbeddedPostgres(home);
    assertThat(next.isRunning()).isTrue();

    next.stop();

    assertThat(next.isRunning()).isFalse();
    await().until(() -> !left.isAlive());
  }

  @Test
  void startsAlthoughAnotherProcessHasTheRecordedId() throws Exception {
    postgres.start(POOL_SIZE);
    postgres.stop();
    String record = "%d\n%s\n1\n5432\n\n\n\nready\n";
    Files.writeString(
        Postmaster.file(home.database()),
        record.formatted(ProcessHandle.current().pid(), home.database()));

    DatabaseAddress address = postgres.start(POOL_SIZE);

    assertThat(ask(address, "select 1")).isEqualTo("1");
  }

  @Test
  void startsAgainAfterAnInterruptedFirstStart() throws Exception {
    Files.createDirectories(folder.resolve("postgres.new/base"));

    DatabaseAddress address = postgres.start(POOL_SIZE);

    assertThat(ask(address, "select 1")).isEqualTo("1");
    assertThat(folder.resolve("postgres.new")).doesNotExist();
  }

  @Test
  void refusesTheDataOfAnotherVersion() throws Exception {
    Files.createDirectory(home.database());
    Files.writeString(home.database().resolve("PG_VERSION"), "15\n");

    assertThatThrownBy(() -> postgres.start(POOL_SIZE))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("is of PostgreSQL 15, and the embedded one is 17");
  }

  @Test
  void refusesAFolderThatIsNoDataDirectory() throws Exception {
    Files.createDirectory(home.database());
    Files.writeString(home.database().resolve("notes.txt"), "mine");

    assertThatThrownBy(() -> postgres.start(POOL_SIZE))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("is not a PostgreSQL data directory");
    assertThat(home.database().resolve("notes.txt")).hasContent("mine");
  }

  @Test
  void reportsWhyDamagedDataCanNotBeUsed() throws Exception {
    postgres.start(POOL_SIZE);
    postgres.stop();
    Files.delete(home.database().resolve("global/pg_control"));

    assertThatThrownBy(() -> postgres.start(POOL_SIZE))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("PostgreSQL did not start: ")
        .hasMessageContaining("could not find the database system")
        .hasMessageContaining(home.log("postgres").toString());
  }

  @Test
  void reportsThatThePasswordIsMissing() throws Exception {
    postgres.start(POOL_SIZE);
    postgres.stop();
    Files.delete(home.databasePassword());

    assertThatThrownBy(() -> postgres.start(POOL_SIZE))
        .isInstanceOf(Failure.class)
        .hasMessageContaining(home.databasePassword().toString());
    assertThat(postgres.isRunning()).isFalse();
  }

  private ProcessHandle postmaster() throws IOException {
    return Postmaster.recordedIn(home.database())
        .flatMap(postmaster -> ProcessHandle.of(postmaster.pid()))
        .orElseThrow();
  }

  private boolean isOfThisTest(ProcessHandle process) {
    return Postmaster.runsFrom(programs, process);
  }

  private static DatabaseAddress as(DatabaseAddress address, String role, String password) {
    return new DatabaseAddress(
        address.host(),
        address.port(),
        role,
        password,
        address.name(),
        address.ssl(),
        address.authorities());
  }

  private static void writeNote(DatabaseAddress address) throws SQLException {
    execute(address, "create table note as select 'kept' as text");
  }

  private static String readNote(DatabaseAddress address) throws SQLException {
    return ask(address, "select text from note");
  }

  private static void execute(DatabaseAddress address, String sql) throws SQLException {
    try (Connection connection = address.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(DatabaseAddress address, String sql) throws SQLException {
    try (Connection connection = address.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
