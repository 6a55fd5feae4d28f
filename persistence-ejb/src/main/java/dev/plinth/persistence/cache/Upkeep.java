package dev.plinth.persistence.cache;

import static java.lang.System.Logger.Level.DEBUG;

import dev.plinth.persistence.availability.DatabaseLook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** Keeps the lease, and closes and opens the cache as Redis goes and comes. */
@ApplicationScoped
class Upkeep implements DatabaseLook {

  private static final System.Logger LOG = System.getLogger(Upkeep.class.getName());

  /**
   * How long a cache stays closed, in leases: longer than any lease from before, so that it may
   * have another Redis afterwards, and long enough for a server without Redis not to close it at
   * once.
   */
  private static final int CLOSED = 3;

  /**
   * A database that can only be read, one whose tables somebody is making anew, and one where
   * others lock the generation, are there all the same.
   */
  private static final Set<String> HARMLESS = Set.of("25006", "42P01", "55P03");

  @Inject private Leases leases;
  @Inject private Generations generations;
  @Inject private Redis redis;

  /** How many times of refusal have closed the cache. Only one probe runs at a time. */
  private volatile int settled;

  @Override
  public void at(Connection connection) throws SQLException {
    try {
      settle(connection);
      Lease lease = generations.read(connection);
      String run = redis.run();
      if (redis.isUp() && run != null) {
        tend(connection, lease, run);
      }
    } catch (SQLException e) {
      if (!HARMLESS.contains(String.valueOf(e.getSQLState()))) {
        throw e;
      }
      LOG.log(DEBUG, "the cache's generation could not be read or changed", e);
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
