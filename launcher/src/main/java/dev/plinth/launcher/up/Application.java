package dev.plinth.launcher.up;

import dev.plinth.launcher.server.ApplicationServer;
import dev.plinth.launcher.server.ServiceEndpoint;
import dev.plinth.launcher.settings.DatabaseAddress;
import dev.plinth.launcher.settings.Https;
import dev.plinth.launcher.settings.RedisAddress;
import dev.plinth.launcher.settings.Settings;
import java.util.List;

/**
 * The running application and its addresses.
 *
 * @param settings the settings that it was started with
 * @param services the services
 * @param server the process that they run in
 * @param database the database in use
 * @param redis the Redis in use
 */
public record Application(
    Settings settings,
    List<ServiceEndpoint> services,
    ApplicationServer server,
    DatabaseAddress database,
    RedisAddress redis) {

  /** Returns a line for each address: a name, spaces, a URL. */
  String addresses() {
    StringBuilder lines = new StringBuilder();
    services.forEach(service -> add(lines, service.name(), service.address()));
    settings.https().ifPresent(https -> add(lines, https));
    add(lines, "operations", url("http", settings.ports().operations()));
    add(lines, "database", database);
    add(lines, "redis", redis);
    return lines.toString();
  }

  private void add(StringBuilder lines, Https https) {
    settings
        .services()
        .forEach(
            service ->
                add(lines, service.name(), url("https", https.port(service)) + service.name()));
  }

  private String url(String scheme, int port) {
    return "%s://%s:%d/".formatted(scheme, settings.listen().name(), port);
  }

  private static void add(StringBuilder lines, String name, Object address) {
    lines.append("%-11s %s%n".formatted(name, address));
  }
}
