package dev.plinth.server;

import com.sun.enterprise.connectors.ConnectorRuntime;
import com.sun.enterprise.resource.pool.ResourcePool;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.function.ToIntFunction;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.glassfish.resourcebase.resources.api.PoolInfo;

/** Reads {@link PoolNumbers} off the server's pool; before the pool's first use they are all 0. */
final class PoolNumbersReader implements PoolNumbers {

  private static final Logger LOG = System.getLogger(PoolNumbersReader.class.getName());
  private static final String NAME = "dev.plinth:type=ConnectionPool";
  private static final PoolInfo POOL = new PoolInfo("plinth");

  /** Registers the bean, so that {@code metrics.xml} finds it. */
  static void register() {
    try {
      ManagementFactory.getPlatformMBeanServer()
          .registerMBean(
              new StandardMBean(new PoolNumbersReader(), PoolNumbers.class), new ObjectName(NAME));
    } catch (JMException e) {
      LOG.log(Level.WARNING, "The metrics have no numbers of the connection pool", e);
    }
  }

  @Override
  public int getUsed() {
    return read(pool -> pool.getPoolStatus().getNumConnUsed());
  }

  @Override
  public int getFree() {
    return read(pool -> pool.getPoolStatus().getNumConnFree());
  }

  @Override
  public int getWaiting() {
    return read(pool -> pool.getPoolWaitQueue().getQueueLength());
  }

  @Override
  public int getMax() {
    return read(ResourcePool::getMaxPoolSize);
  }

  private static int read(ToIntFunction<ResourcePool> number) {
    ResourcePool pool = ConnectorRuntime.getRuntime().getPoolManager().getPool(POOL);
    return pool == null ? 0 : number.applyAsInt(pool);
  }
}
