package dev.plinth.runtime.cache;

import dev.plinth.runtime.database.ProbeListener;
import dev.plinth.runtime.redis.RedisExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;

/** Keeps the lease, and closes and opens the cache as Redis goes and comes. */
@ApplicationScoped
class GenerationKeeper implements ProbeListener {

  /**
   * How long a cache stays closed, in leases: longer than any lease from before, so that it may
   * have another Redis afterwards, and long enough for a server without Redis not to close it at
   * once.
   */
  private static final int CLOSED = 3;

  @Inject private LeaseClock leases;
  @Inject private CacheGenerations generations;
  @Inject private RedisExecutor redis;

  /** How many times of refusal have closed the cache. Only one probe runs at a time. */
  private volatile int settled;

  @Override
  public void at(Connection connection) throws SQLException {
    settle(connection);
    Lease lease = generations.read(connection);
    String run = redis.run();
    if (redis.isUp() && run != null) {
      tend(connection, lease, run);
    }
  }

  /**
   * A Redis that refused may have been another one's replica, and have its data. So what it had
   * before it refused counts no more. This is done once each time, so that one server that Redis
   * refuses doesn't keep the cache closed for the others.
   */
  private void settle(Connection connection) throws SQLException {
    int times = redis.refusals().times();
    if (times != settled) {
      generations.close(connection);
      settled = times;
    }
  }

  private void tend(Connection connection, Lease lease, String run) throws SQLException {
    if (lease.isOpen()) {
      if (!run.equals(lease.run())) {
        generations.close(connection);
      }
    } else if (lease.run() == null || leases.isClosedFor(lease.generation(), CLOSED)) {
      generations.open(connection, lease.generation(), run);
    }
  }
}
