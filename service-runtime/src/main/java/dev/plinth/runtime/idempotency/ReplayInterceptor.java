package dev.plinth.runtime.idempotency;

import dev.plinth.runtime.InterceptorOrder;
import dev.plinth.runtime.database.NeedsDatabase;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/**
 * Interceptor of a write that turns out to be completed: another request with the same key won, or
 * the commit of an earlier attempt had succeeded. It acknowledges that write, outside of the
 * transaction.
 */
@Interceptor
@NeedsDatabase
@Priority(InterceptorOrder.REPLAY)
class ReplayInterceptor {

  @Inject private CompletedRequests requests;

  @AroundInvoke
  Object acknowledge(InvocationContext call) throws Exception {
    try {
      return call.proceed();
    } catch (AlreadyCompleted e) {
      requests.acknowledge(e.request());
      throw e;
    }
  }
}
