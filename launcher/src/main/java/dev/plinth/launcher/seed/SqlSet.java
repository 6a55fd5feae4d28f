package dev.plinth.launcher.seed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/**
 * A seed set in an SQL file under {@code db/seed}.
 *
 * @param sql the statements
 */
record SqlSet(String sql) implements SeedSet {

  static SqlSet of(String name) {
    String path = "/db/seed/" + name + ".sql";
    try (InputStream in = SqlSet.class.getResourceAsStream(path)) {
      byte[] content = Objects.requireNonNull(in, path).readAllBytes();
      return new SqlSet(new String(content, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the set with a value in place of {@code ${name}}; the value needs no quoting. */
  SqlSet with(String name, String value) {
    return new SqlSet(sql.replace("${" + name + "}", value));
  }

  @Override
  public void insert(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Omits the statements: they may contain a password hash. */
  @Override
  public String toString() {
    return "SqlSet";
  }
}
