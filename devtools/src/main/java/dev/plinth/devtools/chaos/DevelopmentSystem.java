package dev.plinth.devtools.chaos;

import dev.plinth.launcher.Distribution;
import dev.plinth.launcher.Failure;
import dev.plinth.launcher.home.Home;
import dev.plinth.launcher.home.HomeLock;
import dev.plinth.launcher.postgres.EmbeddedPostgres;
import dev.plinth.launcher.redis.EmbeddedRedis;
import dev.plinth.launcher.running.Address;
import dev.plinth.launcher.service.ServiceDefinition;
import dev.plinth.launcher.settings.AppEnv;
import dev.plinth.launcher.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The running development system: what {@code up} or {@code dev} started with PLINTH_HOME.
 *
 * @param services the names of the services, in the order of the list
 * @param addresses the root of each service, and of the operations port
 * @param postgres its PostgreSQL
 * @param redis its Redis
 */
record DevelopmentSystem(
    List<String> services,
    Map<String, URI> addresses,
    EmbeddedPostgres postgres,
    EmbeddedRedis redis) {

  /**
   * Finds its home.
   *
   * @throws Failure in production, or if nothing runs
   */
  static Home home(Settings settings) {
    if (settings.appEnv() == AppEnv.PRODUCTION) {
      throw new Failure("chaos is not for production: nothing was done");
    }
    Home home = new Home(settings.home());
    if (Address.recordedIn(home).isEmpty()
        || HomeLock.current(home).filter(it -> !it.isBrief()).isEmpty()) {
      throw new Failure(
          "nothing runs with PLINTH_HOME %s, or it still starts: start ./plinth up or ./plinth dev"
              .formatted(home.root()));
    }
    return home;
  }

  /**
   * Finds it.
   *
   * @throws Failure if its PostgreSQL or Redis is another one than {@code up} starts
   */
  static DevelopmentSystem in(Home home) throws IOException {
    EmbeddedPostgres postgres = new EmbeddedPostgres(home);
    EmbeddedRedis redis = EmbeddedRedis.of(home, System.getenv().getOrDefault("PATH", ""));
    if (!postgres.isRunning() || redis.running().isEmpty()) {
      throw new Failure(
          "chaos disturbs only the PostgreSQL and the Redis that up or dev started: start it without DB_HOST and REDIS_HOST");
    }
    List<String> services =
        Distribution.ofThisProgram().services().stream().map(ServiceDefinition::name).toList();
    // With HTTPS a service has two addresses.
    Map<String, URI> addresses =
        Address.recordedIn(home).stream()
            .filter(it -> it.url().startsWith("http:"))
            .collect(Collectors.toMap(Address::name, it -> URI.create(it.url()).resolve("/")));
    return new DevelopmentSystem(services, addresses, postgres, redis);
  }

  URI operations() {
    return addresses.get("operations");
  }
}
