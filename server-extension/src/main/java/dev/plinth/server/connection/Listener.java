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
 * A port that the server listens on for clients.
 *
 * @param name its name in the server's configuration
 * @param virtualServer what it serves unless a request's host says otherwise
 * @param transport its sockets
 */
public record Listener(String name, String virtualServer, TCPNIOTransport transport) {

  /** The virtual server through which the server itself is administered; it is no client's. */
  private static final String ADMINISTRATION = "__asadmin";

  /**
   * The virtual server of the operations; each of the others belongs to the service of its name.
   */
  public static final String OPERATIONS = "server";

  /** All listeners that were started, but for the one of the administration. */
  public static List<Listener> all() {
    // A set, because the server's configuration answers with each listener more than once.
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

  /** Whether this is a service's port. */
  public boolean isOfAService() {
    return !OPERATIONS.equals(virtualServer);
  }

  /** The methods that resources on this port have, as a value of {@code Allow}. */
  public String methods() {
    return isOfAService() ? "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS" : "GET, HEAD";
  }

  /** How many requests were begun and are not answered. */
  public int unanswered() {
    return (int) connections().stream().filter(ConnectionState::isUnanswered).count();
  }

  /** The open connections of clients. */
  public List<NIOConnection> connections() {
    return runners()
        .flatMap(this::channels)
        .filter(channel -> !(channel instanceof TCPNIOServerConnection))
        .toList();
  }

  /** Accepts who waits, and refuses all others from then on. */
  public void close() {
    runners().forEach(this::close);
  }

  private void close(SelectorRunner runner) {
    channels(runner)
        .filter(TCPNIOServerConnection.class::isInstance)
        .map(TCPNIOServerConnection.class::cast)
        .forEach(server -> new ListenerCloser(transport, runner, server).await());
  }

  private Stream<NIOConnection> channels(SelectorRunner runner) {
    return runner.getSelector().keys().stream()
        .filter(SelectionKey::isValid)
        .map(transport.getSelectionKeyHandler()::getConnectionForKey);
  }

  /** Only the transport's selectors have the list of its connections. */
  private Stream<SelectorRunner> runners() {
    return ServerInternals.selectorRunners(transport).stream();
  }
}
