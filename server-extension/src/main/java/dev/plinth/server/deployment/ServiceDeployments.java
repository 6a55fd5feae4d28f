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
 * Keeps requests away from a service that is not wholly there: from the start of the server, while
 * the service is deployed, and from the moment that it is to be undeployed, its port answers 503.
 * Requests in flight finish first.
 */
public final class ServiceDeployments {

  private static final Logger LOG = System.getLogger(ServiceDeployments.class.getName());
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final long MOMENT_MILLIS = 20;

  /** How long a service may take from the server's start to its deployment. */
  private static final Duration START = Duration.ofSeconds(120);

  private static final List<EventTypes<?>> STARTS =
      List.of(Deployment.DEPLOYMENT_SUCCESS, Deployment.APPLICATION_STARTED);

  private static final List<EventTypes<?>> ENDS =
      List.of(
          Deployment.UNDEPLOYMENT_FAILURE,
          Deployment.DEPLOYMENT_SUCCESS,
          Deployment.DEPLOYMENT_FAILURE,
          Deployment.APPLICATION_STARTED,
          Deployment.APPLICATION_DISABLED);

  private final Map<String, ServiceGate> gates = new ConcurrentHashMap<>();

  /** The virtual servers on which nothing has been deployed since the server started. */
  private final Set<String> starting = ConcurrentHashMap.newKeySet();

  /** The virtual servers for which each service is being deployed. */
  private final Map<String, List<String>> targets = new ConcurrentHashMap<>();

  /** The gate of a virtual server. */
  public ServiceGate gate(String virtualServer) {
    return gates.computeIfAbsent(virtualServer, name -> new ServiceGate());
  }

  /** Closes the gate of a virtual server until something is deployed there. */
  public void starts(String virtualServer) {
    starting.add(virtualServer);
    gate(virtualServer).close(START);
  }

  /** Opens the gate of a virtual server that needs no deployment. */
  public void isReady(String virtualServer) {
    starting.remove(virtualServer);
    gate(virtualServer).open();
  }

  /** The server calls this synchronously, before it does what the event says that it begins. */
  public void event(EventListener.Event<?> event) {
    if (event.is(Deployment.DEPLOYMENT_START)
        || event.is(Deployment.AFTER_APPLICATION_CLASSLOADER_CREATION)) {
      // The second one, because no other event tells that a service is about to be enabled.
      comes(parameters(event, DeployCommandParameters.class));
    } else if (event.is(Deployment.UNDEPLOYMENT_VALIDATION)) {
      goes(parameters(event, UndeployCommandParameters.class).name());
    } else if (event.is(Deployment.DISABLE_START)) {
      goes(((ApplicationInfo) event.hook()).getName());
    } else if (event.is(Deployment.UNDEPLOYMENT_SUCCESS) && !isRedeployed(event)
        || ENDS.stream().anyMatch(event::is)) {
      ends(event);
    }
  }

  private void ends(EventListener.Event<?> event) {
    if (STARTS.stream().anyMatch(event::is) && event.hook() instanceof ApplicationInfo service) {
      targets.getOrDefault(service.getName(), List.of()).forEach(starting::remove);
    }
    gates.forEach(
        (virtualServer, gate) -> {
          if (!starting.contains(virtualServer)) {
            gate.open();
          }
        });
  }

  private void comes(DeployCommandParameters parameters) {
    if (parameters != null) {
      List<String> virtualServers = names(parameters.virtualservers);
      if (parameters.name != null) {
        targets.put(parameters.name, virtualServers);
      }
      close(virtualServers);
    }
  }

  private void goes(String service) {
    List<String> virtualServers = virtualServers(service);
    close(virtualServers);
    finish(service, virtualServers);
  }

  private static <P extends OpsParams> P parameters(EventListener.Event<?> event, Class<P> type) {
    return ((DeploymentContext) event.hook()).getCommandParameters(type);
  }

  private static boolean isRedeployed(EventListener.Event<?> event) {
    UndeployCommandParameters parameters = parameters(event, UndeployCommandParameters.class);
    return parameters != null && parameters.isRedeploy();
  }

  private void close(List<String> virtualServers) {
    virtualServers.forEach(name -> gate(name).close(LONGEST));
  }

  private static void finish(String service, List<String> virtualServers) {
    List<NIOConnection> unanswered =
        Listener.all().stream()
            .filter(listener -> virtualServers.contains(listener.virtualServer()))
            .flatMap(listener -> listener.connections().stream())
            .filter(ConnectionState::isUnanswered)
            .collect(Collectors.toList());
    try {
      await(unanswered, StopTimes.configured().drain());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!unanswered.isEmpty()) {
      LOG.log(Level.WARNING, "{0} requests to {1} may be cut off", unanswered.size(), service);
    }
  }

  private static void await(List<NIOConnection> unanswered, Duration time)
      throws InterruptedException {
    long begun = System.nanoTime();
    while (!unanswered.isEmpty() && System.nanoTime() - begun < time.toNanos()) {
      Thread.sleep(MOMENT_MILLIS);
      unanswered.removeIf(
          connection -> !connection.isOpen() || !ConnectionState.isUnanswered(connection));
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
