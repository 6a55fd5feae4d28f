package dev.plinth.runtime.database;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import dev.plinth.runtime.InterceptorOrder;
import dev.plinth.runtime.availability.Availability;
import dev.plinth.runtime.availability.Dependency;
import dev.plinth.runtime.availability.DependencyStatus;
import dev.plinth.runtime.availability.RejectionReason;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/**
 * Interceptor that fails fast: while the database is not up, it refuses each call. When a call
 * fails in a way that suggests a lost database, it reports the database as lost.
 */
@Interceptor
@NeedsDatabase
@Priority(InterceptorOrder.GATE)
public class DatabaseGate {

  private static final System.Logger LOG = System.getLogger(DatabaseGate.class.getName());

  @Inject private Availability availability;

  @AroundInvoke
  Object pass(InvocationContext call) throws Exception {
    DependencyStatus status = availability.of(Dependency.DATABASE);
    if (!status.isUp()) {
      availability.statistics().refused(RejectionReason.GATE);
      throw new DatabaseUnavailable(status, null);
    }
    try {
      return call.proceed();
    } catch (FaultToleranceException e) {
      // This does not mean a lost database: a transaction may have waited for locks several times.
      throw unavailable(e);
    } catch (Exception e) {
      Optional<SqlState> failure = SqlState.of(e);
      if (failure.filter(SqlState::isUndefined).isPresent()) {
        LOG.log(WARNING, "a statement uses a schema, table or column that does not exist", e);
      }
      if (failure.filter(SqlState::isLoss).isPresent()) {
        availability.suspect(Dependency.DATABASE, e);
      }
      throw failure.filter(SqlState::isUnavailability).isPresent() ? unavailable(e) : e;
    }
  }

  private DatabaseUnavailable unavailable(Exception cause) {
    RejectionReason reason = RejectionReason.of(cause);
    availability.statistics().refused(reason);
    LOG.log(DEBUG, "the database could not be used: " + reason, cause);
    return new DatabaseUnavailable(availability.of(Dependency.DATABASE), cause);
  }
}
