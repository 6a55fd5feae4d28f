package dev.plinth.launcher.server;

import dev.plinth.launcher.service.ServiceDefinition;
import dev.plinth.launcher.settings.ListenAddress;
import dev.plinth.launcher.settings.Settings;
import java.net.URI;
import java.util.List;

/**
 * The endpoint of a service on the server.
 *
 * @param name its name, which is also the first segment of its paths
 * @param listen the address that it listens on
 * @param port its port
 * @param probePath the path of a cheap request that exercises the whole service without signing in
 * @param probeBody the JSON to POST there, null for a GET
 */
public record ServiceEndpoint(
    String name, ListenAddress listen, int port, String probePath, String probeBody) {

  /** Returns all services that run on the server. */
  public static List<ServiceEndpoint> all(Settings settings) {
    return settings.services().stream().map(service -> of(service, settings)).toList();
  }

  private static ServiceEndpoint of(ServiceDefinition service, Settings settings) {
    String name = service.name();
    ListenAddress listen = settings.listen();
    int port = settings.ports().of(service);
    // The list of users is refused without a sign-in, before the database is needed.
    return name.equals("users")
        ? new ServiceEndpoint(name, listen, port, "tokens/refresh", "{\"refreshToken\":\"none\"}")
        : new ServiceEndpoint(name, listen, port, name + "?limit=1", null);
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
