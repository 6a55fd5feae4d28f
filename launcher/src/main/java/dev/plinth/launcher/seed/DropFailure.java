package dev.plinth.launcher.seed;

import dev.plinth.launcher.Failure;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;

/** Why a database could not be emptied. */
final class DropFailure {

  private static final String LOCKED = "55P03";

  private DropFailure() {}

  static Failure of(FlywayException e, String address) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException refused) {
        return new Failure(reason(refused, address), e);
      }
    }
    return new Failure(address + " could not be emptied: " + e.getMessage(), e);
  }

  private static String reason(SQLException refused, String address) {
    return LOCKED.equals(refused.getSQLState())
        ? "somebody keeps tables of %s locked: nothing was changed, try again".formatted(address)
        : "%s could not be emptied, and is as it was: %s"
            .formatted(address, refused.getMessage().lines().findFirst().orElse(""));
  }
}
