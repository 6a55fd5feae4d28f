package dev.plinth.persistence.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** What became of the transaction of a migration that failed. */
public enum MigrationOutcome {
  /** PostgreSQL has rolled it back. */
  UNDONE("it was undone, the database is as the migration before it left it"),
  /** The migration has a commit of its own. */
  PARTLY_KEPT(
      "what stands before its own commit was kept: undo that by hand, and take the commit out of the file"),
  /** The connection was lost, and PostgreSQL has not noticed that yet. */
  UNDER_WAY("it is still under way in PostgreSQL: run plinth migrate again, it waits for the end");

  private final String sentence;

  MigrationOutcome(String sentence) {
    this.sentence = sentence;
  }

  /** Returns it in one line for operators. */
  public String sentence() {
    return sentence;
  }

  /**
   * Asks the database.
   *
   * @param transaction its number
   * @return empty if the database has forgotten it
   */
  static Optional<MigrationOutcome> of(String transaction, Connection connection)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select coalesce(pg_xact_status(?::xid8), '')")) {
      query.setString(1, transaction);
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        return switch (rows.getString(1)) {
          case "aborted" -> Optional.of(UNDONE);
          case "committed" -> Optional.of(PARTLY_KEPT);
          case "in progress" -> Optional.of(UNDER_WAY);
          default -> Optional.empty();
        };
      }
    }
  }
}
