package dev.plinth.server.deployment;

import com.sun.enterprise.config.serverbeans.ApplicationRef;
import com.sun.enterprise.config.serverbeans.Server;
import dev.plinth.server.connection.ConnectionState;
import dev.plinth.server.connection.Listener;
import dev.plinth.server.connection.ServiceGate;
import dev.plinth.server.stop.StopTimes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.glassfish.api.admin.ServerEnvironment;
import org.glassfish.api.deployment.DeployCommandParameters;
import org.glassfish.api.deployment.DeploymentContext;
import org.glassfish.api.deployment.OpsParams;
import org.glassfish.api.deployment.UndeployCommandParameters;
import org.glassfish.api.event.EventListener;
import org.glassfish.api.event.EventTypes;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.internal.api.Globals;
import org.glassfish.internal.data.ApplicationInfo;
import org.glassfish.internal.deployment.Deployment;

/**
 * Deployment gates: a service's port answers 503 from the start of the server until the service is
 * deployed, while it is deployed again, and from the beginning of its undeployment. Requests in
 * flight finish first. Thread-safe.
 */
public final class ServiceDeployments {

  private static final Logger LOG = System.getLogger(ServiceDeployments.class.getName());
  private static final Duration MAX_CLOSED = Duration.ofSeconds(60);
  private static final long POLL_MILLIS = 20;

  /** How long a service may take from the start of the server to its deployment. */
  private static final Duration MAX_START = Duration.ofSeconds(120);

  private static final List<EventTypes<?>> DEPLOYED =
      List.of(Deployment.DEPLOYMENT_SUCCESS, Deployment.APPLICATION_STARTED);

  private static final List<EventTypes<?>> FINISHED =
      List.of(
          Deployment.UNDEPLOYMENT_FAILURE,
          Deployment.DEPLOYMENT_SUCCESS,
          Deployment.DEPLOYMENT_FAILURE,
          Deployment.APPLICATION_STARTED,
          Deployment.APPLICATION_DISABLED);

  private final Map<String, ServiceGate> gates = new ConcurrentHashMap<>();

  /** The virtual servers on which nothing has been deployed since the server started. */
  private final Set<String> undeployed = ConcurrentHashMap.newKeySet();

  /** The virtual servers to which each service, by its name, is being deployed. */
  private final Map<String, List<String>> targets = new ConcurrentHashMap<>();

  /** Returns the gate of a virtual server. */
  public ServiceGate gate(String virtualServer) {
    return gates.computeIfAbsent(virtualServer, name -> new ServiceGate());
  }

  /**
   * Closes the gate of a virtual server until a service is deployed there, or 120 s have passed.
   */
  public void awaitDeployment(String virtualServer) {
    undeployed.add(virtualServer);
    gate(virtualServer).close(MAX_START);
  }

  /** Opens the gate of a virtual server that needs no deployment. */
  public void markReady(String virtualServer) {
    undeployed.remove(virtualServer);
    gate(virtualServer).open();
  }

  /**
   * Handles an event. The server calls listeners synchronously, before it starts what the event
   * announces.
   */
  public void event(EventListener.Event<?> event) {
    if (event.is(Deployment.DEPLOYMENT_START)
        || event.is(Deployment.AFTER_APPLICATION_CLASSLOADER_CREATION)) {
      // The second event, because no other one announces that a service is about to be enabled.
      deploying(parameters(event, DeployCommandParameters.class));
    } else if (event.is(Deployment.UNDEPLOYMENT_VALIDATION)) {
      undeploying(parameters(event, UndeployCommandParameters.class).name());
    } else if (event.is(Deployment.DISABLE_START)) {
      undeploying(((ApplicationInfo) event.hook()).getName());
    } else if (event.is(Deployment.UNDEPLOYMENT_SUCCESS) && !isRedeployed(event)
        || FINISHED.stream().anyMatch(event::is)) {
      finished(event);
    }
  }

  private void finished(EventListener.Event<?> event) {
    if (DEPLOYED.stream().anyMatch(event::is) && event.hook() instanceof ApplicationInfo service) {
      targets.getOrDefault(service.getName(), List.of()).forEach(undeployed::remove);
    }
    gates.forEach(
        (virtualServer, gate) -> {
          if (!undeployed.contains(virtualServer)) {
            gate.open();
          }
        });
  }

  private void deploying(DeployCommandParameters parameters) {
    if (parameters != null) {
      List<String> virtualServers = names(parameters.virtualservers);
      if (parameters.name != null) {
        targets.put(parameters.name, virtualServers);
      }
      close(virtualServers);
    }
  }

  private void undeploying(String service) {
    List<String> virtualServers = virtualServers(service);
    close(virtualServers);
    drain(service, virtualServers);
  }

  private static <P extends OpsParams> P parameters(EventListener.Event<?> event, Class<P> type) {
    return ((DeploymentContext) event.hook()).getCommandParameters(type);
  }

  private static boolean isRedeployed(EventListener.Event<?> event) {
    UndeployCommandParameters parameters = parameters(event, UndeployCommandParameters.class);
    return parameters != null && parameters.isRedeploy();
  }

  private void close(List<String> virtualServers) {
    virtualServers.forEach(name -> gate(name).close(MAX_CLOSED));
  }

  private static void drain(String service, List<String> virtualServers) {
    List<NIOConnection> inFlight =
        Listener.all().stream()
            .filter(listener -> virtualServers.contains(listener.virtualServer()))
            .flatMap(listener -> listener.connections().stream())
            .filter(ConnectionState::hasRequestInFlight)
            .collect(Collectors.toList());
    try {
      await(inFlight, StopTimes.configured().drain());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!inFlight.isEmpty()) {
      LOG.log(Level.WARNING, "{0} requests to {1} may be cut off", inFlight.size(), service);
    }
  }

  private static void await(List<NIOConnection> inFlight, Duration time)
      throws InterruptedException {
    long start = System.nanoTime();
    while (!inFlight.isEmpty() && System.nanoTime() - start < time.toNanos()) {
      Thread.sleep(POLL_MILLIS);
      inFlight.removeIf(
          connection -> !connection.isOpen() || !ConnectionState.hasRequestInFlight(connection));
    }
  }

  private static List<String> virtualServers(String service) {
    Server server =
        Globals.getDefaultHabitat()
            .getService(Server.class, ServerEnvironment.DEFAULT_INSTANCE_NAME);
    ApplicationRef reference = server.getApplicationRef(service);
    return reference == null ? List.of() : names(reference.getVirtualServers());
  }

  private static List<String> names(String list) {
    return list == null ? List.of() : List.of(list.split("\\s*,\\s*"));
  }
}
