package dev.plinth.launcher.database;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.settings.DatabaseAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;

/** Why a database can't be used. */
final class LoginFailure {

  private LoginFailure() {}

  /**
   * Logs in once, to see whether that is possible.
   *
   * @throws Failure if it isn't, with a line that names the address and the reason
   */
  static void check(DatabaseAddress address) {
    try (Connection connection = address.dataSource().getConnection()) {
      connection.getMetaData();
    } catch (SQLException e) {
      throw new Failure(message(address, e), e);
    }
  }

  private static String message(DatabaseAddress address, SQLException e) {
    return switch (String.valueOf(e.getSQLState())) {
      case "28P01" ->
          "%s refuses the password of %s: check DB_USERNAME and DB_PASSWORD"
              .formatted(address, address.username());
      case "3D000" ->
          "%s can't be used: there is no database %s on that server, create it or check DB_NAME"
              .formatted(address, address.name());
      case "08001" ->
          "%s can't be reached: %s; check DB_HOST and DB_PORT, and that PostgreSQL runs there"
              .formatted(address, reason(e));
      default -> "%s can't be used: %s".formatted(address, reason(e));
    };
  }

  /** The driver's outermost message says only that the attempt failed, where there is a cause. */
  private static String reason(SQLException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    if (cause instanceof UnknownHostException) {
      return "the host is not known";
    }
    String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return message.lines().findFirst().orElse(cause.toString());
  }
}
