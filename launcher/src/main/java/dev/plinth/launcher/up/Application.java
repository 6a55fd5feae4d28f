package dev.plinth.launcher.up;

import dev.plinth.launcher.server.ApplicationServer;
import dev.plinth.launcher.server.Service;
import dev.plinth.launcher.settings.DatabaseAddress;
import dev.plinth.launcher.settings.Https;
import dev.plinth.launcher.settings.RedisAddress;
import dev.plinth.launcher.settings.Settings;
import java.io.PrintWriter;
import java.util.List;

/**
 * What runs, and where.
 *
 * @param settings what it was started with
 * @param services the services
 * @param server the process that they run in
 * @param database the database in use
 * @param redis the Redis in use
 */
public record Application(
    Settings settings,
    List<Service> services,
    ApplicationServer server,
    DatabaseAddress database,
    RedisAddress redis) {

  /** A line for each address: a name, spaces, a URL. */
  void printAddresses(PrintWriter out) {
    services.forEach(service -> print(out, service.name(), service.address()));
    settings.https().ifPresent(https -> printAddresses(out, https));
    print(
        out,
        "operations",
        "http://%s:%d/".formatted(settings.listen().name(), settings.ports().operations()));
    print(out, "database", database);
    print(out, "redis", redis);
  }

  private void printAddresses(PrintWriter out, Https https) {
    String host = "https://" + settings.listen().name();
    print(out, "users", host + ":" + https.users() + "/users");
    print(out, "blogs", host + ":" + https.blogs() + "/blogs");
  }

  private static void print(PrintWriter out, String name, Object address) {
    out.printf("%-11s %s%n", name, address);
  }
}
