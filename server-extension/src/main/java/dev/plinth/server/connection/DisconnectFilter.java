package dev.plinth.server.connection;

import java.io.IOException;
import java.util.List;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Keeps out of the log what the server writes, with a stack trace, each time that a client
 * disconnects before it has its response. Clients do this all the time, and no operator has to act
 * on it. The loggers named here meet an {@link IOException} in no other case: the services write to
 * nothing but the client while they respond.
 */
public final class DisconnectFilter implements Filter {

  /** Kept here, because the log manager itself would forget a logger and its filter. */
  private static final List<Logger> LOGGERS =
      List.of(
          Logger.getLogger("org.glassfish.jersey.server.ServerRuntime$Responder"),
          Logger.getLogger("jakarta.enterprise.web.core"),
          Logger.getLogger("jakarta.enterprise.web"));

  private DisconnectFilter() {}

  /** Filters from now on. */
  public static void install() {
    LOGGERS.forEach(logger -> logger.setFilter(new DisconnectFilter()));
  }

  @Override
  public boolean isLoggable(LogRecord entry) {
    for (Throwable cause = entry.getThrown(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return false;
      }
    }
    return true;
  }
}
