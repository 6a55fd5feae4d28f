package dev.plinth.runtime.database;

import dev.plinth.runtime.InterceptorOrder;
import dev.plinth.runtime.availability.Availability;
import dev.plinth.runtime.availability.Dependency;
import dev.plinth.runtime.availability.DependencyStatus;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/**
 * Interceptor that marks the failures that may be retried. It runs inside the transaction: a
 * failure here precedes the commit, so a retry is safe for writes too. A failure of the commit
 * itself does not pass here: {@code CommitInDoubt} decides whether it may be retried.
 */
@Interceptor
@NeedsDatabase
@Priority(InterceptorOrder.TRANSIENT_FAILURES)
public class TransientFailureInterceptor {

  @Inject private Availability availability;

  @AroundInvoke
  Object mark(InvocationContext call) throws Exception {
    DependencyStatus status = availability.of(Dependency.DATABASE);
    if (!status.isUp()) {
      // The database was lost between two attempts.
      throw new DatabaseUnavailable(status, null);
    }
    try {
      return call.proceed();
    } catch (RuntimeException e) {
      throw SqlState.of(e)
          .filter(SqlState::isTransient)
          .<RuntimeException>map(
              failure -> failure.isContention() ? new Contention(e) : new TransientFailure(e))
          .orElse(e);
    }
  }
}
