package dev.plinth.persistence.seed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;

/** The seed sets under {@code db/seed}, one SQL file per environment, and a migrated database. */
public final class Seeds {

  private final DataSource database;

  /**
   * @param database where to put the data; its migrations are applied
   */
  public Seeds(DataSource database) {
    this.database = database;
  }

  /**
   * Puts the environment's seed set into the database if that has no user and no blog yet, in one
   * transaction.
   *
   * @param environment the value of APP_ENV
   * @return whether it did; false too where the environment has no seed set
   * @throws SQLException if the database can't be reached or refuses the data
   */
  public boolean seedIfEmpty(String environment) throws SQLException {
    Optional<String> seeds = read(environment);
    if (seeds.isEmpty()) {
      return false;
    }
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      // Nobody else may find the tables empty and seed them too.
      statement.execute("lock table users, blogs in share row exclusive mode");
      boolean empty = isEmpty(statement);
      if (empty) {
        statement.execute(seeds.get());
      }
      connection.commit();
      return empty;
    }
  }

  private static boolean isEmpty(Statement statement) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery("select not exists (table users) and not exists (table blogs)")) {
      rows.next();
      return rows.getBoolean(1);
    }
  }

  private static Optional<String> read(String environment) {
    try (InputStream in = Seeds.class.getResourceAsStream("/db/seed/" + environment + ".sql")) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
