package dev.plinth.launcher.server;

import dev.plinth.launcher.settings.Ports;
import java.net.URI;
import java.util.List;

/**
 * A service on the server.
 *
 * @param name its name, which is also the first segment of its paths
 * @param port its port
 */
public record Service(String name, int port) {

  /** All services that run on the server. */
  public static List<Service> all(Ports ports) {
    return List.of(new Service("users", ports.users()), new Service("blogs", ports.blogs()));
  }

  /** A cheap request that needs the whole service: it reads at most one row. */
  URI probe() {
    return URI.create("http://127.0.0.1:%d/%s?limit=1".formatted(port, name));
  }

  /** Where people find it. */
  public URI address() {
    return URI.create("http://localhost:%d/%s".formatted(port, name));
  }
}
