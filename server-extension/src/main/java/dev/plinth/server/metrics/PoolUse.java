package dev.plinth.server.metrics;

import com.sun.enterprise.connectors.ConnectorRuntime;
import com.sun.enterprise.resource.pool.ResourcePool;
import org.glassfish.resourcebase.resources.api.PoolInfo;

/**
 * The shared connection pool at one moment. All are 0 before its first use.
 *
 * @param used connections in use
 * @param free open connections not in use
 * @param waiting requests that wait for a connection
 * @param size the maximum of connections
 */
public record PoolUse(int used, int free, int waiting, int size) {

  private static final PoolInfo POOL = new PoolInfo("plinth");

  /** Reads the pool. */
  public static PoolUse current() {
    ResourcePool pool = ConnectorRuntime.getRuntime().getPoolManager().getPool(POOL);
    if (pool == null) {
      return new PoolUse(0, 0, 0, 0);
    }
    PoolConnections connections = PoolConnections.of(pool);
    return new PoolUse(
        connections.used(),
        connections.free(),
        pool.getPoolWaitQueue().getQueueLength(),
        pool.getMaxPoolSize());
  }
}
