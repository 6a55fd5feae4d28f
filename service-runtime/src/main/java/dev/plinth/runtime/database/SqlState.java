package dev.plinth.runtime.database;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.transaction.xa.XAException;

/**
 * Classification of failures of the database or the pool, by SQLSTATE.
 *
 * @see <a href="https://www.postgresql.org/docs/17/errcodes-appendix.html">PostgreSQL Error
 *     Codes</a>
 */
public final class SqlState {

  private static final String CONNECTION_EXCEPTION = "08";
  private static final String TRANSACTION_RESOLUTION_UNKNOWN = "08007";
  private static final String INVALID_AUTHORIZATION = "28";
  private static final String INSUFFICIENT_RESOURCES = "53";
  private static final String SYSTEM_ERROR = "58";
  private static final String TOO_MANY_CONNECTIONS = "53300";
  private static final String NO_SUCH_DATABASE = "3D000";

  /** A missing schema, table or column: the schema may be lost or replaced. */
  private static final Set<String> UNDEFINED = Set.of("3F000", "42P01", "42703");

  /** Shutdown, crash and start-up of PostgreSQL. */
  private static final Set<String> SERVER_STOPS_OR_STARTS = Set.of("57P01", "57P02", "57P03");

  /** Serialization failure and deadlock: the transaction lost against another. */
  private static final Set<String> LOST_AGAINST_ANOTHER = Set.of("40001", "40P01");

  /** PostgreSQL ended an idle session; a new one can replace it. */
  private static final String IDLE_SESSION_TIMEOUT = "57P05";

  private static final String READ_ONLY = "25006";
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  /** A cancelled statement, and a transaction that was idle or open for too long. */
  private static final Set<String> TOOK_TOO_LONG = Set.of("57014", "25P03", "25P04");

  private final String state;
  private final boolean timedOut;

  private SqlState(String state, boolean timedOut) {
    this.state = state;
    this.timedOut = timedOut;
  }

  /** Returns the classification; empty if the failure does not come from the database. */
  public static Optional<SqlState> of(Throwable failure) {
    String state = null;
    boolean timedOut = false;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        // An exception without SQLSTATE is the pool's: no connection became free in time.
        String known = sql.getSQLState();
        state = known == null ? Objects.requireNonNullElse(state, TOO_MANY_CONNECTIONS) : known;
      }
      if (cause instanceof XAException && state == null) {
        // The transaction manager keeps only the message of a failed commit.
        state = TRANSACTION_RESOLUTION_UNKNOWN;
      }
      if (state == null && isPoolFailure(cause)) {
        state = TOO_MANY_CONNECTIONS;
      }
      timedOut |= cause instanceof SocketTimeoutException;
    }
    return state == null ? Optional.empty() : Optional.of(new SqlState(state, timedOut));
  }

  /** Concurrent threads that find dead connections make the pool fail with this exception. */
  private static boolean isPoolFailure(Throwable failure) {
    return failure instanceof IllegalStateException
        && Arrays.stream(failure.getStackTrace())
            .anyMatch(
                frame -> frame.getClassName().startsWith("com.sun.enterprise.resource.pool."));
  }

  /** Returns whether a retry at once can help. After a timeout it would only time out again. */
  boolean isTransient() {
    return !timedOut
        && (state.startsWith(CONNECTION_EXCEPTION)
            || state.equals(TOO_MANY_CONNECTIONS)
            || state.equals(IDLE_SESSION_TIMEOUT)
            || SERVER_STOPS_OR_STARTS.contains(state)
            || isContention());
  }

  /** Returns whether a commit failed in a way that leaves its outcome unknown. */
  public boolean isInDoubt() {
    return state.equals(TRANSACTION_RESOLUTION_UNKNOWN);
  }

  /** Returns whether the transaction lost against another one. */
  boolean isContention() {
    return LOST_AGAINST_ANOTHER.contains(state);
  }

  /** Returns whether the database may be unusable for all requests. */
  boolean isLoss() {
    return state.startsWith(CONNECTION_EXCEPTION)
        || state.startsWith(INVALID_AUTHORIZATION)
        || state.startsWith(INSUFFICIENT_RESOURCES)
        || state.startsWith(SYSTEM_ERROR)
        || state.equals(NO_SUCH_DATABASE)
        || isUndefined()
        || SERVER_STOPS_OR_STARTS.contains(state);
  }

  /** Returns whether the statement names a schema, table or column that does not exist. */
  boolean isUndefined() {
    return UNDEFINED.contains(state);
  }

  /** Returns whether the request is valid and may succeed later. */
  public boolean isUnavailability() {
    return isLoss() || isTransient() || concernsOneRequest();
  }

  /** Returns whether other requests can still use the database. */
  boolean concernsOneRequest() {
    return state.equals(READ_ONLY)
        || state.equals(LOCK_NOT_AVAILABLE)
        || TOOK_TOO_LONG.contains(state);
  }

  /** Returns the detail for the client; empty if the general one applies. */
  Optional<String> detail() {
    if (state.equals(READ_ONLY)) {
      return Optional.of(DatabaseUnavailable.READ_ONLY);
    }
    if (isInDoubt()) {
      return Optional.of(
          "The database was lost during the commit. The change may or may not be stored.");
    }
    if (state.equals(LOCK_NOT_AVAILABLE)) {
      return Optional.of("Another transaction locks what this request needs. Nothing was changed.");
    }
    return TOOK_TOO_LONG.contains(state)
        ? Optional.of("The database took too long for this request. Nothing was changed.")
        : Optional.empty();
  }
}
