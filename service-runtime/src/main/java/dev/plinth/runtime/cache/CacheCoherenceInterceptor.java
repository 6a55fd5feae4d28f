package dev.plinth.runtime.cache;

import static java.lang.System.Logger.Level.INFO;

import dev.plinth.runtime.InterceptorOrder;
import dev.plinth.runtime.database.NeedsDatabase;
import dev.plinth.runtime.redis.RedisUnavailable;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;

/**
 * Keeps the cache coherent with writes: a transaction that has changed cached data returns only
 * when no reader can get the old data as current. The interceptor runs outside of fault tolerance
 * and of the transaction, so a write that waits holds no connection and no place in the bulkhead.
 */
@Interceptor
@NeedsDatabase
@Priority(InterceptorOrder.CACHE_COHERENCE)
class CacheCoherenceInterceptor {

  private static final System.Logger LOG =
      System.getLogger(CacheCoherenceInterceptor.class.getName());

  @Inject private LeaseClock leases;
  @Inject private RedisCacheStore store;
  @Inject private CacheGenerations generations;
  @Inject private Invalidations invalidations;
  @Inject private CacheMetrics metrics;

  @AroundInvoke
  Object complete(InvocationContext call) throws Exception {
    if (!call.getMethod().isAnnotationPresent(Transactional.class)) {
      return call.proceed();
    }
    PendingWrite write = PendingWrite.begin();
    try {
      Object result = call.proceed();
      if (!write.isMarked()) {
        return result;
      }
      if (write.closedGeneration() != null) {
        leases.awaitExpiryOfEarlierLeases(write.closedGeneration());
      } else if (!publish(write)) {
        LOG.log(INFO, "a write could not be published to Redis, so the cache is closed");
        leases.awaitExpiryOfEarlierLeases(generations.close());
      }
      return result;
    } finally {
      PendingWrite.end();
    }
  }

  /**
   * Publishes a committed write, and invalidates what other services hold in their memory. That
   * counts only under a lease on the same run of Redis: otherwise other services may use another
   * Redis by now.
   */
  private boolean publish(PendingWrite write) throws SQLException {
    try {
      List<RedisCacheStore.FillResult> results = store.publish(write);
      metrics.published(write.mutations(), results);
      Lease lease = leases.current().isPresent() ? leases.last() : generations.read();
      if (!write.lease().runId().equals(lease.runId())) {
        return false;
      }
      invalidations.complete(write, lease);
      return true;
    } catch (RedisUnavailable e) {
      metrics.failed(write.mutations(), e);
      return false;
    }
  }
}
