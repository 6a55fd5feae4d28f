package dev.plinth.runtime.database;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.transaction.xa.XAException;

/**
 * What a failure means that came from the database or the pool, by its SQLSTATE.
 *
 * @see <a href="https://www.postgresql.org/docs/17/errcodes-appendix.html">PostgreSQL Error
 *     Codes</a>
 */
public final class SqlFailure {

  private static final String CONNECTION_EXCEPTION = "08";
  private static final String TRANSACTION_RESOLUTION_UNKNOWN = "08007";
  private static final String INVALID_AUTHORIZATION = "28";
  private static final String INSUFFICIENT_RESOURCES = "53";
  private static final String SYSTEM_ERROR = "58";
  private static final String TOO_MANY_CONNECTIONS = "53300";
  private static final String NO_SUCH_DATABASE = "3D000";

  /** A schema, table or column that is not there: the schema may be lost or replaced. */
  private static final Set<String> UNDEFINED = Set.of("3F000", "42P01", "42703");

  /** Shutdown, crash, and start-up of the server. */
  private static final Set<String> SERVER_COMES_OR_GOES = Set.of("57P01", "57P02", "57P03");

  /** Serialization failure and deadlock: the transaction lost against another. */
  private static final Set<String> LOST_AGAINST_ANOTHER = Set.of("40001", "40P01");

  /** An idle session that the server has ended; another one takes its place. */
  private static final String IDLE_SESSION_TIMEOUT = "57P05";

  private static final String READ_ONLY = "25006";
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  /** A statement that was cancelled, and a transaction that was idle or open for too long. */
  private static final Set<String> TOOK_TOO_LONG = Set.of("57014", "25P03", "25P04");

  private final String state;
  private final boolean silent;

  private SqlFailure(String state, boolean silent) {
    this.state = state;
    this.silent = silent;
  }

  /** Returns what a failure says about the database, empty if it says nothing. */
  public static Optional<SqlFailure> of(Throwable failure) {
    String state = null;
    boolean silent = false;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        // Without a state it is the pool's, which had no connection to give within its time.
        String known = sql.getSQLState();
        state = known == null ? Objects.requireNonNullElse(state, TOO_MANY_CONNECTIONS) : known;
      }
      if (cause instanceof XAException && state == null) {
        // The transaction manager keeps only the text of what went wrong with a commit.
        state = TRANSACTION_RESOLUTION_UNKNOWN;
      }
      if (state == null && isOfThePool(cause)) {
        state = TOO_MANY_CONNECTIONS;
      }
      silent |= cause instanceof SocketTimeoutException;
    }
    return state == null ? Optional.empty() : Optional.of(new SqlFailure(state, silent));
  }

  /** Two threads that find the pool's connections dead get into each other's way in the pool. */
  private static boolean isOfThePool(Throwable failure) {
    return failure instanceof IllegalStateException
        && Arrays.stream(failure.getStackTrace())
            .anyMatch(
                frame -> frame.getClassName().startsWith("com.sun.enterprise.resource.pool."));
  }

  /** Whether trying again at once can help. After silence it would only wait once more. */
  boolean isTransient() {
    return !silent
        && (state.startsWith(CONNECTION_EXCEPTION)
            || state.equals(TOO_MANY_CONNECTIONS)
            || state.equals(IDLE_SESSION_TIMEOUT)
            || SERVER_COMES_OR_GOES.contains(state)
            || isContention());
  }

  /** Whether the transaction lost against another one. */
  boolean isContention() {
    return LOST_AGAINST_ANOTHER.contains(state);
  }

  /** Whether this makes it doubtful that anybody can use the database. */
  boolean isLoss() {
    return state.startsWith(CONNECTION_EXCEPTION)
        || state.startsWith(INVALID_AUTHORIZATION)
        || state.startsWith(INSUFFICIENT_RESOURCES)
        || state.startsWith(SYSTEM_ERROR)
        || state.equals(NO_SUCH_DATABASE)
        || isUndefined()
        || SERVER_COMES_OR_GOES.contains(state);
  }

  /** Whether the statement names what the schema does not have. */
  boolean isUndefined() {
    return UNDEFINED.contains(state);
  }

  /** Whether the request is right and only comes at the wrong time. */
  public boolean isUnavailability() {
    return isLoss() || isTransient() || concernsOneRequest();
  }

  /** Whether others can use the database all the same. */
  boolean concernsOneRequest() {
    return state.equals(READ_ONLY)
        || state.equals(LOCK_NOT_AVAILABLE)
        || TOOK_TOO_LONG.contains(state);
  }

  /** Returns what the client of such a request may know, empty if there is nothing special. */
  Optional<String> detail() {
    if (state.equals(READ_ONLY)) {
      return Optional.of(DatabaseUnavailable.READ_ONLY);
    }
    if (state.equals(LOCK_NOT_AVAILABLE)) {
      return Optional.of("Another transaction locks what this request needs. Nothing was changed.");
    }
    return TOOK_TOO_LONG.contains(state)
        ? Optional.of("The database took too long for this request. Nothing was changed.")
        : Optional.empty();
  }
}
