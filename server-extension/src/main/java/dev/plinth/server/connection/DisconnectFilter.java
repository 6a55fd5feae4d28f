package dev.plinth.server.connection;

import java.io.IOException;
import java.util.List;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Log filter that drops the stack trace the server logs each time a client disconnects before it
 * has its response. Clients do this all the time, and it needs no action. The loggers listed here
 * see an {@link IOException} in no other case: while they respond, the services write to the client
 * only.
 */
public final class DisconnectFilter implements Filter {

  /** Strong references, because the log manager holds loggers, and so their filters, weakly. */
  private static final List<Logger> LOGGERS =
      List.of(
          Logger.getLogger("org.glassfish.jersey.server.ServerRuntime$Responder"),
          Logger.getLogger("jakarta.enterprise.web.core"),
          Logger.getLogger("jakarta.enterprise.web"));

  private DisconnectFilter() {}

  /** Installs the filter on the loggers. */
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
