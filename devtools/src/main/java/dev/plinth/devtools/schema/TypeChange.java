package dev.plinth.devtools.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.pgcodekeeper.core.PgDiffUtils;
import org.pgcodekeeper.core.schema.AbstractColumn;

/**
 * A change of a column's type. Where PostgreSQL converts the values implicitly, it refuses those
 * that don't fit; an explicit conversion ("using") would silently truncate them, so it is written
 * only where it is required.
 *
 * @param table its table
 * @param column its name
 * @param from its current type
 * @param to its new type
 */
record TypeChange(String table, String column, String from, String to) {

  static TypeChange of(AbstractColumn before, AbstractColumn after) {
    return new TypeChange(
        before.getParent().getQualifiedName(),
        PgDiffUtils.getQuotedName(before.getName()),
        before.getType(),
        after.getType());
  }

  /** Returns whether PostgreSQL converts the values implicitly. */
  boolean isAutomatic(Connection connection) throws SQLException {
    return succeeds(
        connection,
        "create temp table conversion (c %s); alter table conversion alter c type %s"
            .formatted(from, to));
  }

  /** Returns whether no view, trigger or default that depends on the type prevents the change. */
  boolean isPossible(Connection connection, boolean automatic) throws SQLException {
    return succeeds(connection, statement(automatic));
  }

  /** Returns a comment about the consequences. */
  String note(boolean automatic) {
    return "-- %s.%s: was %s, becomes %s; %s.\n"
        .formatted(
            HouseStyle.of(table),
            column,
            HouseStyle.of(from),
            HouseStyle.of(to),
            consequence(automatic));
  }

  private String consequence(boolean automatic) {
    if (!automatic) {
      return "check the conversion after \"using\", it may cut values off";
    }
    return LossyCast.isLossy(from, to)
        ? "lossy: PostgreSQL rounds or cuts off values without an error"
        : "PostgreSQL refuses it where a value doesn't fit";
  }

  String statement(boolean automatic) {
    return "alter table %s alter column %s type %s%s;"
        .formatted(table, column, to, automatic ? "" : using());
  }

  /** Returns the explicit conversion. */
  String using() {
    return " USING " + column + "::" + to;
  }

  private static boolean succeeds(Connection connection, String sql) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return true;
    } catch (SQLException e) {
      return false;
    } finally {
      connection.rollback();
    }
  }
}
