package dev.plinth.server.metrics;

import com.sun.enterprise.resource.ResourceHandle;
import com.sun.enterprise.resource.pool.ConnectionPool;
import com.sun.enterprise.resource.pool.ResourcePool;
import com.sun.enterprise.resource.pool.datastructure.RWLockDataStructure;
import java.lang.reflect.Field;
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
    Object connections = value(ConnectionPool.class, "ds", pool);
    return connections instanceof RWLockDataStructure list ? of(list) : new PoolConnections(0, 0);
  }

  static PoolConnections of(RWLockDataStructure connections) {
    ReadWriteLock lock =
        (ReadWriteLock) value(RWLockDataStructure.class, "reentrantLock", connections);
    lock.readLock().lock();
    try {
      List<?> all = (List<?>) value(RWLockDataStructure.class, "allResources", connections);
      int used = (int) all.stream().filter(PoolConnections::isUsed).count();
      return new PoolConnections(used, all.size() - used);
    } finally {
      lock.readLock().unlock();
    }
  }

  private static boolean isUsed(Object connection) {
    return ((ResourceHandle) connection).isBusy();
  }

  /** The pool has no public method to read its list. */
  private static Object value(Class<?> type, String name, Object owner) {
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return field.get(owner);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The connections of the pool can't be counted", e);
    }
  }
}
