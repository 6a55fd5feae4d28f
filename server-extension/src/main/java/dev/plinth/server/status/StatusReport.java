package dev.plinth.server.status;

import dev.plinth.server.connection.Listener;
import dev.plinth.server.deployment.ServiceDeployments;
import dev.plinth.server.logging.LogLevelFolder;
import dev.plinth.server.logging.RecentErrors;
import dev.plinth.server.metrics.PoolUse;
import dev.plinth.server.metrics.RequestTimes;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Computes the status. Not thread-safe. */
final class StatusReport {

  /** {@code Json} would search for the provider at each call, through all jars of the server. */
  static final JsonProvider JSON = JsonProvider.provider();

  private final Instant started = ServerVersion.started();
  private final JsonObject version = ServerVersion.json();
  private final JsonArray configuration = EffectiveConfiguration.json(System.getenv());
  private final RequestWindow window = new RequestWindow(started);
  private final List<ServiceStatus> services;

  StatusReport(ServiceDeployments deployments) {
    services =
        Listener.all().stream()
            .filter(Listener::belongsToService)
            .map(Listener::virtualServer)
            .distinct()
            .sorted()
            .map(name -> new ServiceStatus(name, deployments.gate(name)))
            .toList();
  }

  JsonObject json(Instant now) {
    window.add(now, RequestTimes.totals());
    JsonArrayBuilder each = JSON.createArrayBuilder();
    services.forEach(service -> each.add(service.json(window)));
    JsonObjectBuilder status =
        JSON.createObjectBuilder()
            .add("time", now.truncatedTo(ChronoUnit.MILLIS).toString())
            .add("started", started.toString())
            .add("version", version)
            .add("requestSeconds", window.seconds())
            .add("services", each)
            .add("pool", pool(PoolUse.current()))
            .add("logLevels", logLevels())
            .add("configuration", configuration)
            .add("errors", errors());
    JsonObject facts = status.build();
    return JSON.createObjectBuilder(facts).add("problems", Diagnosis.of(facts)).build();
  }

  private static JsonObjectBuilder pool(PoolUse pool) {
    return JSON.createObjectBuilder()
        .add("used", pool.used())
        .add("free", pool.free())
        .add("waiting", pool.waiting())
        .add("size", pool.size());
  }

  private static JsonArrayBuilder logLevels() {
    JsonArrayBuilder levels = JSON.createArrayBuilder();
    LogLevelFolder.current()
        .forEach(
            change -> {
              JsonObjectBuilder level =
                  JSON.createObjectBuilder()
                      .add("logger", change.logger())
                      .add("level", change.level().toString());
              change.end().ifPresent(end -> level.add("until", end.toString()));
              levels.add(level);
            });
    return levels;
  }

  private static JsonArrayBuilder errors() {
    JsonArrayBuilder errors = JSON.createArrayBuilder();
    RecentErrors.newestFirst()
        .forEach(
            error ->
                errors.add(
                    JSON.createObjectBuilder()
                        .add("reference", error.reference())
                        .add("time", error.time().toString())
                        .add("failure", error.failure())
                        .add("at", error.at())));
    return errors;
  }
}
