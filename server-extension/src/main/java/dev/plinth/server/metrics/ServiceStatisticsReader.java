package dev.plinth.server.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Collector of the statistics that the services publish, each as a management bean whose attributes
 * are maps of numbers.
 */
final class ServiceStatisticsReader implements MultiCollector {

  private static final MBeanServer BEANS = ManagementFactory.getPlatformMBeanServer();

  @Override
  public MetricSnapshots collect() {
    ServiceStatisticsCollector families = new ServiceStatisticsCollector();
    for (ObjectName bean : beans("*")) {
      families.add(bean.getKeyProperty("name"), attribute -> read(bean, attribute));
    }
    return families.snapshots();
  }

  /** Returns an attribute of the bean of a service; empty if the service is not deployed. */
  static Map<?, ?> read(String service, String attribute) {
    return beans(service).stream()
        .findFirst()
        .<Map<?, ?>>map(bean -> read(bean, attribute))
        .orElse(Map.of());
  }

  /** Returns the bean of a service, or those of all services for {@code *}. */
  static Set<ObjectName> beans(String service) {
    try {
      return BEANS.queryNames(new ObjectName("dev.plinth:type=Service,name=" + service), null);
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns an attribute of the bean; empty if the service is undeployed at this moment. */
  private static Map<?, ?> read(ObjectName bean, String attribute) {
    try {
      return (Map<?, ?>) BEANS.getAttribute(bean, attribute);
    } catch (JMException e) {
      return Map.of();
    }
  }
}
