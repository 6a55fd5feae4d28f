package dev.plinth.runtime.idempotency;

import dev.plinth.runtime.InterceptorOrder;
import dev.plinth.runtime.database.NeedsDatabase;
import dev.plinth.runtime.database.SqlState;
import dev.plinth.runtime.database.TransientFailure;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Arrays;

/**
 * Interceptor that resolves a commit in doubt: the connection was lost before PostgreSQL confirmed
 * the commit. It runs outside the transaction and inside the retries. A write with an idempotency
 * key is tried again, because its next attempt finds out whether the commit had succeeded.
 */
@Interceptor
@NeedsDatabase
@Priority(InterceptorOrder.COMMIT_IN_DOUBT)
class CommitInDoubt {

  @AroundInvoke
  Object resolve(InvocationContext call) throws Exception {
    try {
      return call.proceed();
    } catch (Exception e) {
      throw hasKey(call) && SqlState.of(e).filter(SqlState::isInDoubt).isPresent()
          ? new TransientFailure(e)
          : e;
    }
  }

  private static boolean hasKey(InvocationContext call) {
    return Arrays.stream(call.getParameters())
        .anyMatch(it -> it instanceof IdempotentWrite<?> write && write.request().isPresent());
  }
}
