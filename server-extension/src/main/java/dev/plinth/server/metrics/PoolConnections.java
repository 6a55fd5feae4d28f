package dev.plinth.server.metrics;

import com.sun.enterprise.resource.ResourceHandle;
import com.sun.enterprise.resource.pool.ResourcePool;
import dev.plinth.server.internal.ServerInternals;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;

/**
 * Open connections of a connection pool at one moment.
 *
 * <p>The pool's own statistics subtract the size of its free list from the size of its list of all
 * connections. When one connection is lost, the pool clears the latter. Connections in use then
 * return to the free list only, and the difference is negative.
 *
 * @param used how many are in use
 * @param free how many are not in use
 */
record PoolConnections(int used, int free) {

  /** Counts the connections of a pool; none before its first use. */
  static PoolConnections of(ResourcePool pool) {
    Object connections = ServerInternals.connections(pool);
    if (connections == null) {
      return new PoolConnections(0, 0);
    }
    ReadWriteLock lock = ServerInternals.lock(connections);
    lock.readLock().lock();
    try {
      List<?> all = ServerInternals.all(connections);
      int used = (int) all.stream().filter(PoolConnections::isUsed).count();
      return new PoolConnections(used, all.size() - used);
    } finally {
      lock.readLock().unlock();
    }
  }

  private static boolean isUsed(Object connection) {
    return ((ResourceHandle) connection).isBusy();
  }
}
