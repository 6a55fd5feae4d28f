package dev.plinth.persistence.migration;

import dev.plinth.runtime.text.EmailAddresses;
import dev.plinth.runtime.text.Usernames;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Fills the canonical names of users who have none: rows from before there were any, and rows that
 * a server of an older release has written. Where two users would have the same, the older one gets
 * it. The other one keeps everything, and signs in with exactly the name that is stored.
 */
final class CanonicalNames {

  /** So many users are filled in a transaction; writes to the table wait for its end. */
  private static final int PORTION = 1000;

  private static final String MISSING = "canonical_username is null or canonical_email is null";

  private static final String FILL =
      """
      update users set %1$s = ?
      where id = ? and %1$s is null and not exists (select from users where %1$s = ?)
      """;

  private final Connection connection;

  private CanonicalNames(Connection connection) {
    this.connection = connection;
  }

  /** Returns the users who still have no canonical username or e-mail address, the oldest first. */
  static List<UUID> fill(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      CanonicalNames names = new CanonicalNames(connection);
      if (!names.canBeFilled()) {
        return List.of();
      }
      connection.setAutoCommit(false);
      try {
        return names.fill();
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  /** Other migrations than Plinth's own have no such column; a standby can't be written. */
  private boolean canBeFilled() throws SQLException {
    String writable =
        """
        select exists (select from pg_attribute
          where attrelid = to_regclass('users') and attname = 'canonical_email'
            and not attisdropped)
          and current_setting('transaction_read_only') = 'off'
        """;
    return isTrue(writable) && isTrue("select exists (select from users where " + MISSING + ")");
  }

  private boolean isTrue(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      return result.next() && result.getBoolean(1);
    }
  }

  private List<UUID> fill() throws SQLException {
    List<UUID> left = new ArrayList<>();
    List<Row> portion = portion(left.size());
    while (!portion.isEmpty()) {
      fill("canonical_username", portion, row -> Usernames.canonical(row.username()));
      fill("canonical_email", portion, row -> EmailAddresses.canonical(row.email()));
      left.addAll(missing(portion));
      connection.commit();
      portion = portion(left.size());
    }
    return left;
  }

  private record Row(UUID id, String username, String email) {}

  /** The lock keeps new users from taking a name between the question for it and its use. */
  private List<Row> portion(int offset) throws SQLException {
    String query =
        "select id, username, email from users where (%s) order by created_at, id offset %d limit %d"
            .formatted(MISSING, offset, PORTION);
    List<Row> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      statement.execute("lock table users in share row exclusive mode");
      try (ResultSet found = statement.executeQuery(query)) {
        while (found.next()) {
          rows.add(new Row(id(found), found.getString("username"), found.getString("email")));
        }
      }
    }
    return rows;
  }

  private void fill(String column, List<Row> rows, Function<Row, Optional<String>> canonical)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(FILL.formatted(column))) {
      for (Row row : rows) {
        Optional<String> name = canonical.apply(row);
        if (name.isPresent()) {
          update.setString(1, name.get());
          update.setObject(2, row.id());
          update.setString(3, name.get());
          update.addBatch();
        }
      }
      update.executeBatch();
    }
  }

  private List<UUID> missing(List<Row> rows) throws SQLException {
    String query =
        "select id from users where id = any (?) and (%s) order by created_at, id"
            .formatted(MISSING);
    List<UUID> ids = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(query)) {
      select.setArray(
          1, connection.createArrayOf("uuid", rows.stream().map(Row::id).toArray(UUID[]::new)));
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          ids.add(id(found));
        }
      }
    }
    return ids;
  }

  private static UUID id(ResultSet row) throws SQLException {
    return row.getObject("id", UUID.class);
  }
}
