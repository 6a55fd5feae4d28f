package dev.plinth.persistence.migration;

import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * A migration's statement that the database refused.
 *
 * @param script the name of the migration's file
 * @param line the line in the file, from 1, as exactly as the database reports it
 * @param sqlState the SQLSTATE
 * @param message the database's message, with detail and hint
 */
public record FailedMigration(String script, int line, String sqlState, String message) {

  /**
   * Returns the refused statement that made {@link Migrations#apply()} fail; empty for other
   * failures. Flyway's own scripts have no file and don't count.
   */
  public static Optional<FailedMigration> in(FlywayException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof FlywaySqlScriptException script
          && !script.getResource().getFilename().isEmpty()
          && script.getCause() instanceof SQLException sql) {
        return Optional.of(of(script, sql));
      }
    }
    return Optional.empty();
  }

  private static FailedMigration of(FlywaySqlScriptException script, SQLException sql) {
    Optional<ServerErrorMessage> server =
        sql instanceof PSQLException postgres
            ? Optional.ofNullable(postgres.getServerErrorMessage())
            : Optional.empty();
    return new FailedMigration(
        script.getResource().getFilename(),
        script.getLineNumber() + server.map(at -> linesBefore(at, script)).orElse(0),
        String.valueOf(sql.getSQLState()),
        server.map(FailedMigration::text).orElse(sql.getMessage()));
  }

  /** A statement may have many lines; the database reports the position of the character. */
  private static int linesBefore(ServerErrorMessage server, FlywaySqlScriptException script) {
    String statement = script.getStatement();
    int end = Math.min(Math.max(server.getPosition(), 0), statement.length());
    return (int) statement.substring(0, end).chars().filter(it -> it == '\n').count();
  }

  private static String text(ServerErrorMessage server) {
    StringBuilder text = new StringBuilder(server.getMessage());
    Optional.ofNullable(server.getDetail()).ifPresent(it -> text.append("; ").append(it));
    Optional.ofNullable(server.getHint()).ifPresent(it -> text.append("; ").append(it));
    return text.toString();
  }
}
