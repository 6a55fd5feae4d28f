package dev.plinth.server.metrics;

import com.sun.enterprise.connectors.ConnectorRuntime;
import com.sun.enterprise.resource.pool.ResourcePool;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.ToIntFunction;
import org.glassfish.resourcebase.resources.api.PoolInfo;

/**
 * Gauges of the connection pool {@code plinth}, read at every scrape. All are 0 before the pool's
 * first use.
 */
final class PoolCollector {

  private static final PoolInfo POOL = new PoolInfo("plinth");

  private PoolCollector() {}

  /** Registers the gauges. */
  static void register(PrometheusRegistry registry) {
    register(
        registry,
        "plinth_pool_used",
        "Database connections in use, of the shared pool.",
        pool -> PoolConnections.of(pool).used());
    register(
        registry,
        "plinth_pool_free",
        "Open database connections not in use, of the shared pool.",
        pool -> PoolConnections.of(pool).free());
    register(
        registry,
        "plinth_pool_waiting",
        "Requests that wait for a database connection.",
        pool -> pool.getPoolWaitQueue().getQueueLength());
    register(
        registry, "plinth_pool_size", "Maximum size of the pool.", ResourcePool::getMaxPoolSize);
  }

  private static void register(
      PrometheusRegistry registry, String name, String help, ToIntFunction<ResourcePool> number) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(gauge -> gauge.call(read(number)))
        .register(registry);
  }

  private static int read(ToIntFunction<ResourcePool> number) {
    ResourcePool pool = ConnectorRuntime.getRuntime().getPoolManager().getPool(POOL);
    return pool == null ? 0 : number.applyAsInt(pool);
  }
}
