package dev.plinth.server.operations;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.stream.Stream;
import org.glassfish.grizzly.config.dom.NetworkListener;
import org.glassfish.internal.api.Globals;

/**
 * A port of a service.
 *
 * @param scheme {@code http} or {@code https}
 */
record ServicePort(String scheme, int number) {

  /** Returns the ports of a service, first the one without TLS. */
  static Stream<ServicePort> of(String service) {
    // The server's configuration returns each listener more than once.
    return Globals.getDefaultHabitat().getAllServices(NetworkListener.class).stream()
        .filter(listener -> listener.findHttpProtocol() != null)
        .filter(listener -> virtualServer(listener).equals(service))
        .map(ServicePort::of)
        .distinct()
        .sorted((one, other) -> one.scheme.compareTo(other.scheme));
  }

  private static String virtualServer(NetworkListener listener) {
    return listener.findHttpProtocol().getHttp().getDefaultVirtualServer();
  }

  private static ServicePort of(NetworkListener listener) {
    boolean tls = Boolean.parseBoolean(listener.findHttpProtocol().getSecurityEnabled());
    return new ServicePort(tls ? "https" : "http", Integer.parseInt(listener.getPort()));
  }

  /** Returns the base address of the service on a host, without a slash at its end. */
  String address(String host) {
    try {
      return new URI(scheme, null, host, number, null, null, null).toString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
