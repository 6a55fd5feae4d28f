package dev.plinth.persistence.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The outcome of the transaction of a failed migration. */
public enum MigrationOutcome {
  /** PostgreSQL has rolled it back. */
  ROLLED_BACK("it was rolled back: the database is as the previous migration left it"),
  /** The migration contains a commit. */
  PARTLY_KEPT(
      "the statements before its own commit were kept: undo them by hand, and remove the commit from the file"),
  /** The connection was lost, and PostgreSQL has not detected that yet. */
  RUNNING("it is still running in PostgreSQL: run plinth migrate again, which waits for its end");

  private final String sentence;

  MigrationOutcome(String sentence) {
    this.sentence = sentence;
  }

  /** Returns the outcome in one line, for operators. */
  public String sentence() {
    return sentence;
  }

  /**
   * Asks the database for the outcome.
   *
   * @param transaction the transaction ID
   * @return empty if the database no longer knows the transaction
   */
  static Optional<MigrationOutcome> of(String transaction, Connection connection)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select coalesce(pg_xact_status(?::xid8), '')")) {
      query.setString(1, transaction);
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        return switch (rows.getString(1)) {
          case "aborted" -> Optional.of(ROLLED_BACK);
          case "committed" -> Optional.of(PARTLY_KEPT);
          case "in progress" -> Optional.of(RUNNING);
          default -> Optional.empty();
        };
      }
    }
  }
}
