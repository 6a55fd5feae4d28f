package dev.plinth.benchmarks.database;

import dev.plinth.launcher.home.Home;
import dev.plinth.launcher.postgres.EmbeddedPostgres;
import dev.plinth.launcher.settings.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The embedded PostgreSQL of {@code plinth up}, with room for the pools of all systems. The
 * generated rows are from up to 2026-01-01, so later ones are from workloads.
 */
public final class BenchmarkDatabase {

  /** Connections of all systems together, each with a pool of 16. */
  private static final int CONNECTIONS = 160;

  private static final String IDS = "select id from blogs where is_active order by id limit 10000";

  private static final String USER =
      " from users where is_active and not is_admin order by id limit 1";

  private final EmbeddedPostgres server;
  private final Path folder;
  private DatabaseAddress address;

  /**
   * @param folder the parent of its home
   */
  public BenchmarkDatabase(Path folder) {
    this.folder = folder;
    this.server = new EmbeddedPostgres(new Home(folder.resolve("database")).prepare());
  }

  /** Starts it, empty. */
  public void start() throws IOException {
    address = server.start(CONNECTIONS);
  }

  /** Stops it. */
  public void stop() {
    server.stop();
  }

  /** Returns its address. */
  public DatabaseAddress address() {
    return address;
  }

  /** Returns the version of PostgreSQL. */
  public String version() {
    return values("show server_version").get(0);
  }

  /** Returns the id of the user who signs in; not an administrator, who sees more blogs. */
  public String userId() {
    return values("select id" + USER).get(0);
  }

  /** Returns the name of the user who signs in. The password is {@code password}. */
  public String userName() {
    return values("select username" + USER).get(0);
  }

  /** Returns ids of blogs that everyone may read, spread over the table; the same each time. */
  public List<String> ids() {
    return values(IDS);
  }

  /**
   * Writes ids to a file, one in each line.
   *
   * @param name the name of the file
   * @param number how many of them at most
   */
  public Path idFile(String name, int number) throws IOException {
    return Files.write(folder.resolve(name), ids().stream().limit(number).toList());
  }

  /** Deletes the blogs that workloads wrote, and their dead rows. */
  public void deleteWritten() {
    execute("delete from blogs where created_at > '2026-01-02'");
    execute("vacuum blogs");
  }

  /** Collects statistics about the loaded rows, so that no system triggers that later. */
  public void analyze() {
    execute("vacuum (analyze) blogs");
    execute("vacuum (analyze) users");
  }

  private void execute(String sql) {
    try (Connection connection = address.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql + ": " + e.getMessage(), e);
    }
  }

  private List<String> values(String sql) {
    try (Connection connection = address.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      ResultSet rows = statement.executeQuery(sql);
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(sql + ": " + e.getMessage(), e);
    }
  }
}
