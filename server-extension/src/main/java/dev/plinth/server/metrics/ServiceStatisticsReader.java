package dev.plinth.server.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** What the services report of themselves, each as a management bean with maps of numbers. */
final class ServiceStatisticsReader implements MultiCollector {

  private static final MBeanServer BEANS = ManagementFactory.getPlatformMBeanServer();

  @Override
  public MetricSnapshots collect() {
    ServiceStatisticsCollector families = new ServiceStatisticsCollector();
    for (ObjectName bean : of("*")) {
      families.add(bean.getKeyProperty("name"), attribute -> report(bean, attribute));
    }
    return families.snapshots();
  }

  /** The bean of a service, or of all with a name of {@code *}. */
  static Set<ObjectName> of(String service) {
    try {
      return BEANS.queryNames(new ObjectName("dev.plinth:type=Service,name=" + service), null);
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns a map of the bean; nothing if the service goes away at this moment. */
  private static Map<?, ?> report(ObjectName bean, String attribute) {
    try {
      return (Map<?, ?>) BEANS.getAttribute(bean, attribute);
    } catch (JMException e) {
      return Map.of();
    }
  }
}
