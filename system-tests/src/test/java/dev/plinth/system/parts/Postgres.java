package dev.plinth.system.parts;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** A PostgreSQL of the tests' own, which they can hurt. */
public final class Postgres implements AutoCloseable {

  private static final String PASSWORD = "of-the-tests";
  private static final int MAX_CONNECTIONS = 50;
  private static final String TERMINATE =
      "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'plinth'";

  private final Path data;
  private final PgBinaryResolver binaries;
  private final List<Connection> hogs = new ArrayList<>();
  private EmbeddedPostgres server;

  /** One on an empty folder of this name. */
  public static Postgres start(String name) {
    return start(name, DefaultPostgresBinaryResolver.INSTANCE);
  }

  /** One of the oldest version that Plinth supports, on an empty folder of this name. */
  public static Postgres startOldest(String name) {
    Path jar = Path.of(System.getProperty("oldest.postgres")).toAbsolutePath();
    return start(
        name,
        (system, machine) ->
            URI.create("jar:" + jar.toUri() + "!/postgres-linux-x86_64.txz").toURL().openStream());
  }

  private static Postgres start(String name, PgBinaryResolver binaries) {
    try {
      Path folder = Path.of(System.getProperty("build.directory"), "postgres");
      Files.createDirectories(folder);
      return new Postgres(Files.createTempDirectory(folder, name), binaries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Postgres(Path data, PgBinaryResolver binaries) {
    this.data = data;
    this.binaries = binaries;
    start(0);
    administer("create role plinth login password '" + PASSWORD + "'");
    administer("create role hog login");
    administer("create database plinth owner plinth");
    askForPasswords();
  }

  private void start(int port) {
    try {
      server =
          EmbeddedPostgres.builder()
              .setPgBinaryResolver(binaries)
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setPort(port == 0 ? freePort() : port)
              .setServerConfig("max_connections", Integer.toString(MAX_CONNECTIONS))
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("shared_preload_libraries", "pg_stat_statements")
              .setServerConfig("unix_socket_directories", "")
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void askForPasswords() {
    try {
      Files.writeString(
          data.resolve("pg_hba.conf"),
          """
          host all plinth all scram-sha-256
          host all all all trust
          """);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    administer("select pg_reload_conf()");
  }

  /** The product's database, as a superuser. */
  public DataSource database() {
    return server.getDatabase("postgres", "plinth");
  }

  /** The product's configuration for this database. */
  public Map<String, String> configuration() {
    return configuration(port());
  }

  /** The product's configuration for this database behind a proxy. */
  public Map<String, String> configuration(TcpProxy proxy) {
    return configuration(proxy.port());
  }

  private static Map<String, String> configuration(int port) {
    return Map.of(
        "DB_HOST", "127.0.0.1",
        "DB_PORT", Integer.toString(port),
        "DB_USERNAME", "plinth",
        "DB_PASSWORD", PASSWORD,
        "DB_NAME", "plinth");
  }

  public int port() {
    return server.getPort();
  }

  /** Offers TLS with this key from now on. */
  public void offerTls(Keystore keystore) {
    Path key = keystore.privateKey();
    onlyForOwner(key);
    administer("alter system set ssl_cert_file = '" + keystore.certificate() + "'");
    administer("alter system set ssl_key_file = '" + key + "'");
    administer("alter system set ssl = on");
    administer("select pg_reload_conf()");
  }

  /** PostgreSQL takes no other key. */
  private static void onlyForOwner(Path key) {
    try {
      Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Offers TLS no more. */
  public void offerNoTls() {
    administer("alter system set ssl = off");
    administer("select pg_reload_conf()");
  }

  /** Ends all sessions of the product, as an administrator would. */
  public void terminateSessions() {
    administer(TERMINATE);
  }

  public void changePassword() {
    administer("alter role plinth password 'another'");
    terminateSessions();
  }

  public void restorePassword() {
    administer("alter role plinth password '" + PASSWORD + "'");
  }

  public void makeReadOnly() {
    administer("alter database plinth set default_transaction_read_only = on");
    terminateSessions();
  }

  public void makeWritable() {
    administer("alter database plinth reset default_transaction_read_only");
    terminateSessions();
  }

  /** Makes it a standby: it replays, and can only be read. */
  public void makeStandby() {
    int port = server.getPort();
    close();
    try {
      Files.createFile(data.resolve("standby.signal"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(port);
  }

  /** Makes a standby the primary, as an operator does when the primary is lost. */
  public void promote() {
    administer("select pg_promote()");
  }

  /** Lets sessions that begin from now on only read. */
  public void configureReadOnly(boolean readOnly) {
    administer(
        "alter database plinth "
            + (readOnly ? "set" : "reset")
            + " default_transaction_read_only"
            + (readOnly ? " = on" : ""));
  }

  /** Drops the product's database with all its sessions, and creates an empty one. */
  public void recreate() {
    administer("drop database plinth with (force)");
    administer("create database plinth owner plinth");
  }

  /** Takes all connections that there are, those of the product too. */
  public void useUpConnections() {
    // By one connection from before: who is being refused takes room as well, also the superuser's.
    try (Connection superuser = server.getPostgresDatabase().getConnection();
        Statement statement = superuser.createStatement()) {
      for (int i = 0; i < 3; i++) {
        takeConnections();
        statement.execute(TERMINATE);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    takeConnections();
  }

  private void takeConnections() {
    try {
      while (hogs.size() < MAX_CONNECTIONS) {
        hogs.add(server.getDatabase("hog", "postgres").getConnection());
      }
    } catch (SQLException e) {
      // There are no more.
    }
  }

  public void releaseConnections() {
    hogs.forEach(
        hog -> {
          try {
            hog.close();
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
    hogs.clear();
  }

  /** Stops all its processes in the middle of what they do; nobody is told. */
  public void freeze() {
    signal("STOP");
  }

  public void thaw() {
    signal("CONT");
  }

  /** Ends all its processes at once, and starts it again on the same data. */
  public void killAndRestart() {
    kill();
    restart();
  }

  public void kill() {
    signal("KILL");
  }

  public void restart() {
    int port = server.getPort();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(port);
  }

  private void signal(String name) {
    try {
      long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
      Signals.send(name, ProcessHandle.of(pid).orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The identities of all blogs. */
  public List<String> blogs() {
    return column("select id::text from blogs");
  }

  /** The versions of the migrations that were applied. */
  public List<String> versions() {
    return column("select version from flyway_schema_history where success");
  }

  /** The first column of a query's rows in the product's database. */
  public List<String> column(String query) {
    try (Connection connection = server.getDatabase("postgres", "plinth").getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs statements in the product's database. */
  public void execute(String sql) {
    run(database(), sql);
  }

  /** Runs statements in another database than the product's, as a superuser. */
  public void administer(String sql) {
    run(server.getPostgresDatabase(), sql);
  }

  private static void run(DataSource database, String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
