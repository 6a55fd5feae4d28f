package dev.plinth.server.boot;

import dev.plinth.server.connection.DisconnectFilter;
import dev.plinth.server.connection.Listener;
import dev.plinth.server.connection.SlowClients;
import dev.plinth.server.connection.TraceIds;
import dev.plinth.server.deployment.CommandFolder;
import dev.plinth.server.deployment.ServiceDeployments;
import dev.plinth.server.deployment.ServiceGauges;
import dev.plinth.server.drain.DrainFlag;
import dev.plinth.server.internal.ServerInternals;
import dev.plinth.server.logging.JsonFormatter;
import dev.plinth.server.metrics.Metrics;
import dev.plinth.server.stop.GracefulStop;
import dev.plinth.server.stop.StopSignals;
import java.lang.System.Logger;
import java.util.List;
import org.glassfish.api.admin.ServerEnvironment;
import org.glassfish.api.event.EventListener;
import org.glassfish.api.event.EventTypes;
import org.glassfish.api.event.Events;
import org.glassfish.internal.api.Globals;
import org.glassfish.internal.deployment.Deployment;

/**
 * What the library does over the server's life.
 *
 * <ul>
 *   <li>While it starts: the services can see its state, signals stop it in good order, and every
 *       listener has the filters and answers 503.
 *   <li>When it is ready: there are numbers of it on the operations port, and slow clients are
 *       disconnected.
 *   <li>Around the deployment of a service: its port answers 503, and requests in flight finish.
 *   <li>Before the server stops, whoever stops it ({@code stop-domain}, a signal that came before
 *       this library, a shutdown hook): requests in flight finish.
 * </ul>
 */
final class ServerEvents implements EventListener {

  private static final Logger LOG = System.getLogger(ServerEvents.class.getName());
  private final DrainFlag draining = new DrainFlag();
  private final GracefulStop stop = new GracefulStop(draining);
  private final ServiceDeployments deployments = new ServiceDeployments();

  /** Begins to take part, before the server accepts connections on these listeners. */
  void begin(List<Listener> listeners) {
    draining.register();
    DisconnectFilter.install();
    JsonFormatter.add(TraceIds::current);
    // The first one: others end the thread pools that requests in flight still need.
    ServerInternals.listeners(Globals.getDefaultHabitat().getService(Events.class)).add(0, this);
    new StopSignals(stop::run).install();
    listeners.forEach(listener -> deployments.starts(listener.virtualServer()));
    listeners.forEach(this::wrap);
  }

  @Override
  public void event(EventListener.Event<?> event) {
    if (event.is(EventTypes.SERVER_READY)) {
      Metrics.begin();
      ServiceGauges.register(deployments);
      CommandFolder.obeyIfGiven();
      Listener.all().forEach(this::wrap);
      SlowClients.watch();
      if (!isMicro()) {
        deployments.isReady(Listener.OPERATIONS);
      }
    } else if (event.is(EventTypes.PREPARE_SHUTDOWN)) {
      stop.run();
    } else {
      deployments.event(event);
      if (event.is(Deployment.DEPLOYMENT_SUCCESS) && isMicro()) {
        deployments.isReady(Listener.OPERATIONS);
      }
    }
  }

  /**
   * Payara Micro deploys services only when it is ready. Until it has the first one, its health is
   * DOWN for want of an application, and not for anything that an operator could act on.
   */
  private static boolean isMicro() {
    return Globals.getDefaultHabitat().getService(ServerEnvironment.class).isMicro();
  }

  private void wrap(Listener listener) {
    FilterInstaller.wrap(listener, draining, deployments.gate(listener.virtualServer()));
  }
}
