package dev.plinth.server.metrics;

import com.sun.enterprise.resource.ResourceHandle;
import com.sun.enterprise.resource.pool.ResourcePool;
import com.sun.enterprise.resource.pool.datastructure.RWLockDataStructure;
import dev.plinth.server.internal.ServerInternals;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;

/**
 * The open connections of a pool at one moment.
 *
 * <p>The pool's own status subtracts its list of free connections from its list of all. When one
 * connection is lost, the pool forgets all of them. Those in use then return to the list of free
 * ones only, and the difference is negative.
 *
 * @param used how many are in use
 * @param free how many are not
 */
record PoolConnections(int used, int free) {

  /** Counts them. */
  static PoolConnections of(ResourcePool pool) {
    RWLockDataStructure connections = ServerInternals.connections(pool);
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
