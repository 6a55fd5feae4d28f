package dev.plinth.runtime.cache;

import static java.lang.System.Logger.Level.INFO;

import dev.plinth.runtime.InterceptorOrder;
import dev.plinth.runtime.redis.RedisUnavailable;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.sql.SQLException;
import java.util.List;

/**
 * Holds a write back until the cache is right. It stands outside of fault tolerance and of the
 * transaction, so that who waits here holds no connection and no place of the bulkhead.
 */
@Interceptor
@CacheCoherent
@Priority(InterceptorOrder.CACHE_COHERENCE)
public class CacheCoherenceInterceptor {

  private static final System.Logger LOG =
      System.getLogger(CacheCoherenceInterceptor.class.getName());

  @Inject private LeaseClock leases;
  @Inject private RedisCacheStore entries;
  @Inject private CacheGenerations generations;
  @Inject private CacheMetrics counts;

  @AroundInvoke
  Object acknowledge(InvocationContext call) throws Exception {
    PendingWrite write = PendingWrite.begin();
    try {
      Object result = call.proceed();
      if (write.closed() != null) {
        leases.awaitEndOfOlder(write.closed());
      } else if (!write.changes().isEmpty() && !published(write)) {
        LOG.log(INFO, "a write could not be told to Redis, so the cache is closed");
        leases.awaitEndOfOlder(generations.close());
      }
      return result;
    } finally {
      PendingWrite.end();
    }
  }

  /**
   * Publishes what is committed. It counts only under a lease on the same run of Redis: without one
   * others may use another Redis by now.
   */
  private boolean published(PendingWrite write) throws SQLException {
    try {
      List<RedisCacheStore.Outcome> outcomes = entries.publish(write);
      counts.published(write.changes(), outcomes);
    } catch (RedisUnavailable e) {
      counts.failed(write.changes(), e);
      return false;
    }
    Lease lease = leases.current().isPresent() ? leases.last() : generations.read();
    return write.lease().run().equals(lease.run());
  }
}
