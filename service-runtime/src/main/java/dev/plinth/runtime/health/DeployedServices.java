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
 * Registry of the services on this server. Services don't share classes, so each one registers a
 * management bean (JMX): {@code dev.plinth:type=Service,name=users}.
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

  /** Registers this service. */
  public void add(ServiceStatisticsMBean statistics) {
    remove();
    try {
      server.registerMBean(new StandardMBean(statistics, ServiceStatisticsMBean.class), name(self));
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Unregisters this service. */
  public void remove() {
    try {
      if (server.isRegistered(name(self))) {
        server.unregisterMBean(name(self));
      }
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns each service that should run on this server, and whether it is registered. */
  public Map<String, Boolean> byName() {
    Map<String, Boolean> services = new TreeMap<>();
    expected.forEach(service -> services.put(service, server.isRegistered(name(service))));
    return services;
  }

  /** Returns whether the server is draining, as the server extension reports it. */
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
      throw new IllegalArgumentException(service + " is not a valid service name", e);
    }
  }
}
