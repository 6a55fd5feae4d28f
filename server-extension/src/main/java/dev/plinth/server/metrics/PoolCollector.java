package dev.plinth.server.metrics;

import com.sun.enterprise.connectors.ConnectorRuntime;
import com.sun.enterprise.resource.pool.ResourcePool;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.ToIntFunction;
import org.glassfish.resourcebase.resources.api.PoolInfo;

/**
 * The connections of the pool {@code plinth} at this moment; before the pool's first use they are
 * all 0.
 */
final class PoolCollector {

  private static final PoolInfo POOL = new PoolInfo("plinth");

  private PoolCollector() {}

  static void register(PrometheusRegistry registry) {
    register(
        registry,
        "plinth_pool_used",
        "Database connections of the one shared pool that are in use.",
        pool -> PoolConnections.of(pool).used());
    register(
        registry,
        "plinth_pool_free",
        "Open database connections of the one shared pool that are not in use.",
        pool -> PoolConnections.of(pool).free());
    register(
        registry,
        "plinth_pool_waiting",
        "Requests that wait for a database connection.",
        pool -> pool.getPoolWaitQueue().getQueueLength());
    register(
        registry,
        "plinth_pool_size",
        "How many connections the pool may have at the most.",
        ResourcePool::getMaxPoolSize);
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
