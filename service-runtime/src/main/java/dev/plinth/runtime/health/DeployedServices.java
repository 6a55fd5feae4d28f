package dev.plinth.runtime.health;

import dev.plinth.runtime.availability.ServiceStatisticsMBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which services run on this server. They don't know each other's classes, so each makes itself
 * known as a management bean: {@code dev.plinth:type=Service,name=users}.
 */
@ApplicationScoped
public class DeployedServices {

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

  @Inject
  @ConfigProperty(name = "plinth.service")
  private String self;

  @Inject
  @ConfigProperty(name = "plinth.services")
  private List<String> expected;

  /** Makes the service of this bean known. */
  public void add(ServiceStatisticsMBean report) {
    remove();
    try {
      server.registerMBean(new StandardMBean(report, ServiceStatisticsMBean.class), name(self));
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Withdraws the service of this bean. */
  public void remove() {
    try {
      if (server.isRegistered(name(self))) {
        server.unregisterMBean(name(self));
      }
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns each service that should run on this server, and whether it does. */
  public Map<String, Boolean> byName() {
    Map<String, Boolean> services = new TreeMap<>();
    expected.forEach(service -> services.put(service, server.isRegistered(name(service))));
    return services;
  }

  /** Returns whether the server has begun to stop, which its own library makes known. */
  public boolean isServerDraining() {
    try {
      ObjectName name = new ObjectName("dev.plinth:type=Server");
      return server.isRegistered(name) && (Boolean) server.getAttribute(name, "Draining");
    } catch (JMException e) {
      return false;
    }
  }

  private static ObjectName name(String service) {
    try {
      return new ObjectName("dev.plinth:type=Service,name=" + service);
    } catch (JMException e) {
      throw new IllegalArgumentException(service + " is no name of a service", e);
    }
  }
}
