package dev.plinth.server.metrics;

import fish.payara.microprofile.metrics.MetricsService;
import fish.payara.microprofile.metrics.MetricsService.MetricsContext;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.glassfish.internal.api.Globals;

/**
 * Collector of the metrics that the services register with MicroProfile Metrics, each with a label
 * for its service. The server's own metrics are left out: {@link Metrics} has them under the names
 * that Prometheus uses.
 */
final class MicroProfileMetrics implements MultiCollector {

  @Override
  public MetricSnapshots collect() {
    MetricFamilies families = new MetricFamilies();
    MetricsService server = Globals.getDefaultHabitat().getService(MetricsService.class);
    if (server != null && server.isEnabled()) {
      for (String service : server.getContextNames()) {
        MetricsContext context = server.getContext(service);
        if (context != null && !context.isServerContext()) {
          context.getRegistries().values().forEach(registry -> add(families, service, registry));
        }
      }
    }
    return families.snapshots();
  }

  private static void add(MetricFamilies families, String service, MetricRegistry registry) {
    registry
        .getMetrics()
        .forEach(
            (id, metric) -> {
              Metadata metadata = registry.getMetadata(id.getName());
              if (metadata != null) {
                families.add(service, id, metadata, metric);
              }
            });
  }
}
