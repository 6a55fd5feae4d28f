package dev.plinth.runtime.database;

import dev.plinth.runtime.InterceptorOrder;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import java.util.concurrent.Callable;

/**
 * Interceptor that runs each database call in the {@link Bulkhead} of this service. It runs inside
 * {@code CacheCoherenceInterceptor}, so a write that waits for the cache holds no place.
 */
@Interceptor
@NeedsDatabase
@Priority(InterceptorOrder.BULKHEAD)
public class DatabaseBulkhead {

  @Inject private Bulkhead bulkhead;

  @AroundInvoke
  Object enter(InvocationContext call) throws Exception {
    Callable<Object> proceed = call::proceed;
    return call.getMethod().isAnnotationPresent(Transactional.class)
        ? bulkhead.write(proceed)
        : bulkhead.read(proceed);
  }
}
