package dev.plinth.launcher.up;

import dev.plinth.launcher.Distribution;
import dev.plinth.launcher.Failure;
import dev.plinth.launcher.Progress;
import dev.plinth.launcher.database.Leftovers;
import dev.plinth.launcher.home.Home;
import dev.plinth.launcher.key.TokenKeys;
import dev.plinth.launcher.postgres.EmbeddedPostgres;
import dev.plinth.launcher.process.FreePort;
import dev.plinth.launcher.process.ManagedProcesses;
import dev.plinth.launcher.process.StopRequest;
import dev.plinth.launcher.process.StopRequest.Stopped;
import dev.plinth.launcher.redis.EmbeddedRedis;
import dev.plinth.launcher.seed.SeedSet;
import dev.plinth.launcher.seed.Seeds;
import dev.plinth.launcher.server.ApplicationServer;
import dev.plinth.launcher.server.Readiness;
import dev.plinth.launcher.server.ServiceEndpoint;
import dev.plinth.launcher.service.ServiceFiles;
import dev.plinth.launcher.service.ServiceList;
import dev.plinth.launcher.settings.AppEnv;
import dev.plinth.launcher.settings.DatabaseAddress;
import dev.plinth.launcher.settings.KeyFiles;
import dev.plinth.launcher.settings.RedisAddress;
import dev.plinth.launcher.settings.Settings;
import dev.plinth.runtime.database.DatabaseFault;
import java.io.IOException;
import java.net.InetAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The startup sequence: from no processes to services that answer. */
final class Startup {

  private final Settings settings;
  private final Home home;
  private final ManagedProcesses processes;
  private final StopRequest stop;
  private final Progress progress;

  Startup(
      Settings settings,
      Home home,
      ManagedProcesses processes,
      StopRequest stop,
      Progress progress) {
    this.settings = settings;
    this.home = home;
    this.processes = processes;
    this.stop = stop;
    this.progress = progress;
  }

  /**
   * Starts everything.
   *
   * @param javaOptions additional options for the server's JVM
   * @throws Failure if something can't be started; the started processes are in {@code processes}
   * @throws Stopped if a stop is requested during the startup
   */
  Application run(List<String> javaOptions) throws IOException, Stopped {
    ServiceFiles.check(Distribution.ofThisProgram());
    Leftovers.end(home, progress);
    stop.check();
    checkPorts();
    KeyFiles keys = TokenKeys.of(settings, home).ready();
    DatabaseAddress database = startDatabase();
    RedisAddress redis = startRedis();
    ApplicationServer server =
        startServer(javaOptions, settings.environment(database, redis, keys));
    if (awaitServices(server, database) && isWritable(database)) {
      seed(database);
    }
    server.archiveClasses();
    return new Application(settings, ServiceEndpoint.all(settings), server, database, redis);
  }

  private void checkPorts() {
    InetAddress address = settings.listen().address();
    if (!FreePort.hasAddress(address)) {
      throw new Failure(
          "LISTEN_ADDRESS %s is not an address of this machine".formatted(settings.listen()));
    }
    List<String> taken =
        settings.portsByVariable().entrySet().stream()
            .filter(port -> !FreePort.isFree(address, port.getValue()))
            .map(port -> "port " + port.getValue() + " (" + port.getKey() + ") is taken")
            .sorted()
            .toList();
    if (!taken.isEmpty()) {
      throw new Failure(taken);
    }
  }

  private DatabaseAddress startDatabase() throws IOException, Stopped {
    if (settings.database().isPresent()) {
      return settings.database().get();
    }
    progress.begin();
    DatabaseAddress address = processes.add(new EmbeddedPostgres(home)).start(settings.poolSize());
    stop.check();
    progress.done("PostgreSQL on port " + address.port());
    return address;
  }

  private RedisAddress startRedis() throws IOException, Stopped {
    if (settings.redis().isPresent()) {
      return settings.redis().get();
    }
    progress.begin();
    String path = System.getenv().getOrDefault("PATH", "");
    EmbeddedRedis redis = processes.add(EmbeddedRedis.of(home, path));
    RedisAddress address = redis.start(stop);
    progress.done(redis.version() + " on port " + address.port());
    if (!redis.isMaintained()) {
      progress.say(
          "this version gets no security fixes: install redis-server or valkey-server 7 or later");
    }
    return address;
  }

  private ApplicationServer startServer(List<String> javaOptions, Map<String, String> environment)
      throws IOException {
    progress.begin();
    progress.say("starting the server with " + ServiceList.inWords(settings.services()) + " …");
    ApplicationServer server =
        processes.add(
            new ApplicationServer(
                Distribution.ofThisProgram(),
                home,
                settings.grid(),
                settings.stopTime(),
                progress::say));
    server.start(javaOptions, environment);
    return server;
  }

  private boolean awaitServices(ApplicationServer server, DatabaseAddress database)
      throws IOException, Stopped {
    boolean mayBeAway = settings.database().isPresent();
    boolean withDatabase =
        new Readiness(server, ServiceEndpoint.all(settings), mayBeAway).await(stop);
    progress.done(ServiceList.inWords(settings.services()) + " answer");
    if (!withDatabase) {
      reason(database).ifPresent(progress::say);
      progress.say("the database can't be used yet; the services use it as soon as it can be");
    }
    return withDatabase;
  }

  private static Optional<String> reason(DatabaseAddress database) {
    try (Connection connection = database.dataSource().getConnection()) {
      connection.getMetaData();
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(DatabaseFault.describe(e, database.target()));
    }
  }

  /**
   * Returns whether the database is writable, and reports if not. The services detect it
   * themselves.
   */
  private boolean isWritable(DatabaseAddress database) {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show transaction_read_only")) {
      row.next();
      boolean writable = row.getString(1).equals("off");
      if (!writable) {
        progress.say(
            "the database is read-only: reads are answered, writes are refused until it is writable");
      }
      return writable;
    } catch (SQLException e) {
      throw new Failure(DatabaseFault.describe(e, database.target()), e);
    }
  }

  /** Seeds the tables, which exist by now: the server migrates the database while it starts. */
  private void seed(DatabaseAddress database) {
    if (settings.appEnv() != AppEnv.DEVELOPMENT) {
      return;
    }
    progress.begin();
    try {
      if (new Seeds(database.dataSource()).seedIfEmpty(SeedSet.development())) {
        progress.done("seeded the empty database for development");
      }
    } catch (SQLException e) {
      throw new Failure(
          "the database could not be seeded: " + DatabaseFault.describe(e, database.target()), e);
    }
  }
}
