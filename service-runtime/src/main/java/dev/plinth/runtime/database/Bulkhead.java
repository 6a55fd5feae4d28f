package dev.plinth.runtime.database;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;

/**
 * Bulkhead: limits the concurrent database calls of this service. All services together leave some
 * connections of the pool to the probes. So a locked table, or a flood of requests to one service,
 * neither stops another service nor looks like a lost database. Writes, which wait for locked rows,
 * get only half of the places, so reads continue alongside them.
 *
 * <p>The {@code @Bulkhead} of MicroProfile counts the calls of each method separately.
 */
@ApplicationScoped
class Bulkhead {

  @Inject
  @ConfigProperty(name = "DB_POOL_SIZE")
  private int poolSize;

  @Inject
  @ConfigProperty(name = "plinth.services")
  private List<String> services;

  @Inject
  @ConfigProperty(name = "plinth.bulkhead.wait")
  private Duration wait;

  private Semaphore calls;
  private Semaphore writes;

  @PostConstruct
  void createPlaces() {
    int places = places(poolSize, services.size());
    calls = new Semaphore(places, true);
    writes = new Semaphore((places + 1) / 2, true);
  }

  /** Its share of the pool, less a connection for its probe. The launcher refuses smaller pools. */
  static int places(int poolSize, int services) {
    return Math.max(1, poolSize / services - 1);
  }

  /**
   * Runs a call that only reads.
   *
   * @throws BulkheadException if no place became free in time
   */
  <T> T read(Callable<T> call) throws Exception {
    return within(calls, wait.toNanos(), call);
  }

  /**
   * Runs a call that may write.
   *
   * @throws BulkheadException if no place became free in time
   */
  <T> T write(Callable<T> call) throws Exception {
    long end = System.nanoTime() + wait.toNanos();
    return within(writes, wait.toNanos(), () -> within(calls, end - System.nanoTime(), call));
  }

  private static <T> T within(Semaphore places, long nanos, Callable<T> call) throws Exception {
    enter(places, nanos);
    try {
      return call.call();
    } finally {
      places.release();
    }
  }

  private static void enter(Semaphore places, long nanos) {
    try {
      if (places.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new BulkheadException("no place in the bulkhead became free in time");
  }
}
