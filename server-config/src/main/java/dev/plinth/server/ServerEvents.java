package dev.plinth.server;

import dev.plinth.server.logging.JsonFormatter;
import dev.plinth.server.metrics.Metrics;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
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
  private static boolean takesPart;

  private final Draining draining = new Draining();
  private final GracefulStop stop = new GracefulStop(draining);
  private final Deployments deployments = new Deployments();

  private ServerEvents() {}

  /**
   * Takes part in the server's life from now on; asking again changes nothing.
   *
   * @return whether it does; false while the server has not opened all its listeners
   */
  static synchronized boolean takePart() {
    if (!takesPart) {
      takesPart = begun();
    }
    return takesPart;
  }

  private static boolean begun() {
    List<Listener> listeners;
    try {
      listeners = Listener.all();
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "The server has not opened its listeners", e);
      return false;
    }
    new ServerEvents().begin(listeners);
    return true;
  }

  private void begin(List<Listener> listeners) {
    draining.register();
    DisconnectFilter.install();
    JsonFormatter.add(TraceIds::current);
    registerFirst(Globals.getDefaultHabitat().getService(Events.class), this);
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
    Filters.wrap(listener, draining, deployments.gate(listener.virtualServer()));
  }

  /**
   * The server tells its listeners one after the other that it shuts down. This one has to be the
   * first: others end the server's own thread pools, which requests in flight still need.
   */
  @SuppressWarnings("unchecked")
  private static void registerFirst(Events events, EventListener listener) {
    try {
      Field listeners = events.getClass().getDeclaredField("listeners");
      listeners.setAccessible(true);
      ((List<EventListener>) listeners.get(events)).add(0, listener);
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.log(Level.WARNING, "Requests in flight may fail when the server shuts down", e);
      events.register(listener);
    }
  }
}
