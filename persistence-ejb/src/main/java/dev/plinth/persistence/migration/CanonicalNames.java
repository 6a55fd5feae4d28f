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
 * Backfill of canonical names: fills those of rows that an older release wrote. If two users would
 * get the same canonical name, only the older user gets it. The other user must sign in with
 * exactly the stored name.
 */
final class CanonicalNames {

  /** Users per transaction. Writes to the table wait for its end. */
  private static final int BATCH_SIZE = 1000;

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

  /** Returns the users that still lack a canonical username or e-mail address, oldest first. */
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

  /** Other migrations than Plinth's own may lack the column; a standby is read-only. */
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
    List<Row> batch = nextBatch(left.size());
    while (!batch.isEmpty()) {
      fill("canonical_username", batch, row -> Usernames.canonical(row.username()));
      fill("canonical_email", batch, row -> EmailAddresses.canonical(row.email()));
      left.addAll(missing(batch));
      connection.commit();
      batch = nextBatch(left.size());
    }
    return left;
  }

  private record Row(UUID id, String username, String email) {}

  /** The lock keeps new users from taking a name between the check and the update. */
  private List<Row> nextBatch(int offset) throws SQLException {
    String query =
        "select id, username, email from users where (%s) order by created_at, id offset %d limit %d"
            .formatted(MISSING, offset, BATCH_SIZE);
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
