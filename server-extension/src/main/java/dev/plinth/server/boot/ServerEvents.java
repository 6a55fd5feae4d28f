package dev.plinth.server.boot;

import dev.plinth.server.connection.DisconnectFilter;
import dev.plinth.server.connection.Listener;
import dev.plinth.server.connection.SlowClients;
import dev.plinth.server.deployment.CommandFolder;
import dev.plinth.server.deployment.ServiceDeployments;
import dev.plinth.server.deployment.ServiceGauges;
import dev.plinth.server.drain.DrainFlag;
import dev.plinth.server.faulttolerance.DelayExecutor;
import dev.plinth.server.internal.ServerInternals;
import dev.plinth.server.logging.JsonFormatter;
import dev.plinth.server.logging.LogLevelFolder;
import dev.plinth.server.logging.RecentErrors;
import dev.plinth.server.metrics.Metrics;
import dev.plinth.server.status.Status;
import dev.plinth.server.stop.GracefulStop;
import dev.plinth.server.stop.StopSignals;
import dev.plinth.server.tracing.TraceIds;
import java.util.List;
import org.glassfish.api.admin.ServerEnvironment;
import org.glassfish.api.event.EventListener;
import org.glassfish.api.event.EventTypes;
import org.glassfish.api.event.Events;
import org.glassfish.internal.api.Globals;
import org.glassfish.internal.deployment.Deployment;

/**
 * Listener of the server's lifecycle events.
 *
 * <ul>
 *   <li>At start: publishes the server's state to the services, handles stop signals, installs the
 *       filters on every listener, and answers 503 until a service is deployed.
 *   <li>When the server is ready: exports metrics on the operations port and disconnects slow
 *       clients.
 *   <li>While a service is deployed or undeployed: its port answers 503, and requests in flight
 *       finish.
 *   <li>Before the server stops, for whatever reason ({@code stop-domain}, a signal received before
 *       the library booted, a shutdown hook): requests in flight finish.
 * </ul>
 */
final class ServerEvents implements EventListener {

  private final DrainFlag draining = new DrainFlag();
  private final GracefulStop stop = new GracefulStop(draining);
  private final ServiceDeployments deployments = new ServiceDeployments();

  /** Starts listening. To be called before the server accepts connections on these listeners. */
  void start(List<Listener> listeners) {
    draining.register();
    DisconnectFilter.install();
    DelayExecutor.install();
    JsonFormatter.add(TraceIds::current);
    // First in the list: other listeners shut down thread pools that requests in flight still need.
    ServerInternals.listeners(Globals.getDefaultHabitat().getService(Events.class)).add(0, this);
    new StopSignals(stop::run).install();
    listeners.forEach(listener -> deployments.awaitDeployment(listener.virtualServer()));
    listeners.forEach(this::install);
  }

  @Override
  public void event(EventListener.Event<?> event) {
    if (event.is(EventTypes.SERVER_READY)) {
      Metrics.registerServerMetrics();
      ServiceGauges.register(deployments);
      RecentErrors.collect();
      Status.register(deployments);
      CommandFolder.startIfConfigured();
      LogLevelFolder.startIfConfigured();
      Listener.all().forEach(this::install);
      SlowClients.watch();
      if (!isMicro()) {
        deployments.markReady(Listener.OPERATIONS);
      }
    } else if (event.is(EventTypes.PREPARE_SHUTDOWN)) {
      stop.run();
    } else {
      deployments.event(event);
      if (event.is(Deployment.DEPLOYMENT_SUCCESS) && isMicro()) {
        deployments.markReady(Listener.OPERATIONS);
      }
    }
  }

  /**
   * Whether this is Payara Micro, which deploys services only once it is ready. Until the first one
   * is deployed, its health is DOWN only because it has no application, which needs no action.
   */
  private static boolean isMicro() {
    return Globals.getDefaultHabitat().getService(ServerEnvironment.class).isMicro();
  }

  private void install(Listener listener) {
    FilterInstaller.install(listener, draining, deployments.gate(listener.virtualServer()));
  }
}
