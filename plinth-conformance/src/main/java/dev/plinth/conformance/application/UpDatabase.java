package dev.plinth.conformance.application;

import dev.plinth.conformance.Environment.TableLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;

/** The embedded PostgreSQL of a {@code plinth up}. */
record UpDatabase(UpRun up) {

  private static final String WAITING = " from pg_stat_activity where wait_event_type = 'Lock'";

  /** Returns its processes: they run its program, which is in the folder of programs. */
  Stream<ProcessHandle> processes() {
    return ProcessHandle.allProcesses()
        .filter(it -> it.info().command().orElse("").startsWith(up.folder() + "/"))
        .filter(it -> it.info().command().orElse("").contains("/postgres"));
  }

  /** Returns the variables that configure another server for it. */
  Map<String, String> configuration() {
    URI address = address();
    return Map.of(
        "DB_HOST", address.getHost(),
        "DB_PORT", Integer.toString(address.getPort()),
        "DB_NAME", address.getPath().substring(1),
        "DB_USERNAME", address.getUserInfo(),
        "DB_PASSWORD", password());
  }

  /** Locks a table for reads and writes. */
  TableLock lock(String table) {
    try {
      Connection holder = connect();
      try (Statement statement = holder.createStatement()) {
        statement.execute("begin; lock table " + table + " in access exclusive mode");
      }
      return new HeldLock(this, holder);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private int count(String expression) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(" + expression + ")" + WAITING)) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection connect() throws SQLException {
    URI address = address();
    String url =
        "jdbc:postgresql://%s:%d%s"
            .formatted(address.getHost(), address.getPort(), address.getPath());
    return DriverManager.getConnection(url, address.getUserInfo(), password());
  }

  private URI address() {
    return URI.create(up.addresses().get("database"));
  }

  private String password() {
    try {
      return Files.readString(up.folder().resolve("database.password")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A locked table.
   *
   * @param holder the connection whose transaction has the lock: in it, the answers to queries
   *     about others would stay the same
   */
  private record HeldLock(UpDatabase database, Connection holder) implements TableLock {

    @Override
    public int waiting() {
      return database.count("*");
    }

    @Override
    public void endWaiting() {
      database.count("pg_terminate_backend(pid)");
    }

    @Override
    public void close() {
      try {
        holder.close();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
