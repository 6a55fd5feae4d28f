package dev.plinth.runtime.cache;

import dev.plinth.runtime.database.ProbeListener;
import dev.plinth.runtime.redis.RedisExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Renews the lease with each probe of the database, and closes or opens the cache when Redis has
 * failed or can be used again.
 */
@ApplicationScoped
class GenerationKeeper implements ProbeListener {

  /**
   * How long the cache stays closed, in leases. By then every earlier lease has expired, so the
   * cache may use another Redis; and a server without Redis does not close it again at once.
   */
  private static final int CLOSED = 3;

  @Inject private LeaseClock leases;
  @Inject private CacheGenerations generations;
  @Inject private MembershipKeeper membership;
  @Inject private RedisExecutor redis;

  /** How many episodes of refusals have closed the cache. Only one probe runs at a time. */
  private volatile int closedEpisodes;

  @Override
  public void at(Connection connection) throws SQLException {
    closeAfterRefusal(connection);
    Lease lease = generations.read(connection);
    String runId = redis.runId();
    if (redis.isUp() && runId != null) {
      closeOrOpen(connection, lease, runId);
    }
    membership.renew(connection, lease, redis.isUp(lease.runId()));
  }

  /**
   * Closes the cache once in each episode of refusals: a Redis that refuses commands may have
   * become a replica and hold another master's data, so its entries must become invalid. Closing
   * only once keeps one refused server from keeping the cache closed for the others.
   */
  private void closeAfterRefusal(Connection connection) throws SQLException {
    int episodes = redis.refusals().episodes();
    if (episodes != closedEpisodes) {
      generations.close(connection);
      closedEpisodes = episodes;
    }
  }

  private void closeOrOpen(Connection connection, Lease lease, String runId) throws SQLException {
    if (lease.isOpen()) {
      if (!runId.equals(lease.runId())) {
        generations.close(connection);
      }
    } else if (lease.runId() == null || leases.isClosedFor(lease.generation(), CLOSED)) {
      generations.open(connection, lease.generation(), runId);
    }
  }
}
