package dev.plinth.launcher.server;

import dev.plinth.launcher.settings.ListenAddress;
import dev.plinth.launcher.settings.Ports;
import dev.plinth.launcher.settings.Settings;
import java.net.URI;
import java.util.List;

/**
 * A service on the server.
 *
 * @param name its name, which is also the first segment of its paths
 * @param listen the address that it listens on
 * @param port its port
 * @param probePath the path of a cheap request that exercises the whole service without signing in
 * @param probeBody the JSON to POST there, null for a GET
 * @param probeStatus the expected status once the service has its database
 */
public record Service(
    String name,
    ListenAddress listen,
    int port,
    String probePath,
    String probeBody,
    int probeStatus) {

  /** Returns all services that run on the server. */
  public static List<Service> all(Settings settings) {
    ListenAddress listen = settings.listen();
    Ports ports = settings.ports();
    return List.of(
        new Service(
            "users", listen, ports.users(), "tokens/refresh", "{\"refreshToken\":\"none\"}", 401),
        new Service("blogs", listen, ports.blogs(), "blogs?limit=1", null, 200));
  }

  /** Returns the URI of the probe request. */
  URI probe() {
    return URI.create("http://%s:%d/%s".formatted(listen.host(), port, probePath));
  }

  /** Returns the service's public URI. */
  public URI address() {
    return URI.create("http://%s:%d/%s".formatted(listen.name(), port, name));
  }
}
