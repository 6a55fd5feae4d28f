package dev.plinth.server.connection;

import com.sun.enterprise.v3.services.impl.GrizzlyProxy;
import com.sun.enterprise.v3.services.impl.GrizzlyService;
import dev.plinth.server.internal.ServerInternals;
import java.nio.channels.SelectionKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.glassfish.grizzly.config.GenericGrizzlyListener;
import org.glassfish.grizzly.config.dom.NetworkListener;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.grizzly.nio.SelectorRunner;
import org.glassfish.grizzly.nio.transport.TCPNIOServerConnection;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.glassfish.internal.api.Globals;

/**
 * A network listener of the server: a port that accepts clients.
 *
 * @param name its name in the server's configuration
 * @param virtualServer its default virtual server
 * @param transport its sockets
 */
public record Listener(String name, String virtualServer, TCPNIOTransport transport) {

  /** The virtual server of the administration, which is not for clients. */
  private static final String ADMINISTRATION = "__asadmin";

  /**
   * The virtual server of the operations port. Every other one belongs to the service of its name.
   */
  public static final String OPERATIONS = "server";

  /** Returns all started listeners except the one of the administration. */
  public static List<Listener> all() {
    // A set, because the server's configuration returns each listener more than once.
    Set<Listener> listeners = new LinkedHashSet<>();
    GrizzlyService server = Globals.getDefaultHabitat().getService(GrizzlyService.class);
    for (NetworkListener listener :
        Globals.getDefaultHabitat().getAllServices(NetworkListener.class)) {
      if (server.lookupNetworkProxy(listener) instanceof GrizzlyProxy proxy
          && proxy.getUnderlyingListener() instanceof GenericGrizzlyListener grizzly
          && grizzly.getTransport() instanceof TCPNIOTransport transport
          && listener.findHttpProtocol() != null) {
        String virtualServer = listener.findHttpProtocol().getHttp().getDefaultVirtualServer();
        listeners.add(new Listener(listener.getName(), virtualServer, transport));
      }
    }
    listeners.removeIf(listener -> ADMINISTRATION.equals(listener.virtualServer()));
    return List.copyOf(listeners);
  }

  /** Whether this is the port of a service, not the operations port. */
  public boolean belongsToService() {
    return !OPERATIONS.equals(virtualServer);
  }

  /** Returns the methods that this port supports, as a value of {@code Allow}. */
  public String allowedMethods() {
    return belongsToService() ? "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS" : "GET, HEAD";
  }

  /** Returns how many requests have begun and are not answered. */
  public int requestsInFlight() {
    return (int) connections().stream().filter(ConnectionState::hasRequestInFlight).count();
  }

  /** Returns the open connections of clients. */
  public List<NIOConnection> connections() {
    return runners()
        .flatMap(this::channels)
        .filter(channel -> !(channel instanceof TCPNIOServerConnection))
        .toList();
  }

  /**
   * Accepts the clients in the backlog, then closes the server sockets. Waits up to 1 s for each
   * socket.
   */
  public void close() {
    runners().forEach(this::close);
  }

  private void close(SelectorRunner runner) {
    channels(runner)
        .filter(TCPNIOServerConnection.class::isInstance)
        .map(TCPNIOServerConnection.class::cast)
        .forEach(server -> new ListenerCloser(transport, runner, server).closeAndAwait());
  }

  private Stream<NIOConnection> channels(SelectorRunner runner) {
    return runner.getSelector().keys().stream()
        .filter(SelectionKey::isValid)
        .map(transport.getSelectionKeyHandler()::getConnectionForKey);
  }

  /** Only the transport's selectors know its connections. */
  private Stream<SelectorRunner> runners() {
    return ServerInternals.selectorRunners(transport).stream();
  }
}
