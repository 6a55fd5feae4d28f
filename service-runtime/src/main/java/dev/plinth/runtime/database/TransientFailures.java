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
 * Marks the failures that may be tried again. It stands inside the transaction: what fails here has
 * not been committed, so that repeating is safe for writes too. A failure of the commit itself
 * doesn't pass here and is not repeated, because nobody knows whether the commit was done.
 */
@Interceptor
@NeedsDatabase
@Priority(InterceptorOrder.TRANSIENT_FAILURES)
public class TransientFailures {

  @Inject private Availability availability;

  @AroundInvoke
  Object mark(InvocationContext call) throws Exception {
    DependencyStatus status = availability.of(Dependency.DATABASE);
    if (!status.isUp()) {
      // It was lost between two tries.
      throw new DatabaseUnavailable(status, null);
    }
    try {
      return call.proceed();
    } catch (RuntimeException e) {
      throw SqlFailure.of(e)
          .filter(SqlFailure::isTransient)
          .<RuntimeException>map(
              failure -> failure.isContention() ? new Contention(e) : new TransientFailure(e))
          .orElse(e);
    }
  }
}
