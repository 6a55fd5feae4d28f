package dev.plinth.server.status;

import static dev.plinth.server.status.StatusReport.JSON;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;

/** What is wrong, and what to do. Each problem has the name of the alert that says the same. */
final class Diagnosis {

  private static final Set<String> BAD_MIGRATIONS = Set.of("pending", "late", "failed", "changed");

  private static final Map<String, String> ACTIONS =
      Map.of(
          "PlinthServiceMissing",
          "Read the log: it has \"Boot Command deploy failed\", and before it the reason. Then"
              + " restart the server.",
          "PlinthDeploymentGateClosed",
          "Wait: the gate opens when the deployment ends. If that takes more than a minute, read"
              + " the log.",
          "PlinthDatabaseDown",
          "Restore PostgreSQL or the schema. The service notices within 2 seconds.",
          "PlinthDatabaseGivenUp",
          "Restore PostgreSQL, then restart the server: the attempts to reconnect are used up.",
          "PlinthRedisDegraded",
          "No request fails, all are slower. Restore Redis, or look up its error in the guide.",
          "PlinthMigrationsNotApplied",
          "Run \"./plinth migration status\": it says which migrations, and the log says why.",
          "PlinthPoolExhausted",
          "Look for long statements and locks in pg_stat_activity. If all are short, raise"
              + " DB_POOL_SIZE.",
          "PlinthErrorRate",
          "Look up the references of the errors below in the log.",
          "PlinthLatency",
          "Check the pool, the garbage collection and slow statements of PostgreSQL.");

  private static final double ERROR_SHARE = 0.05;
  private static final double SLOW_MILLIS = 1000;

  /** Of fewer requests a single one would be a problem. */
  private static final int MIN_REQUESTS = 100;

  private final JsonArrayBuilder problems = JSON.createArrayBuilder();

  private Diagnosis() {}

  /**
   * Returns the problems: {@code alert}, {@code what}, {@code action}.
   *
   * @param status the status without them
   */
  static JsonArray of(JsonObject status) {
    Diagnosis diagnosis = new Diagnosis();
    status.getJsonArray("services").getValuesAs(JsonObject.class).forEach(diagnosis::service);
    diagnosis.pool(status.getJsonObject("pool"));
    return diagnosis.problems.build();
  }

  private void service(JsonObject service) {
    String name = service.getString("name");
    if (service.getString("gate").equals("closed")) {
      add("PlinthDeploymentGateClosed", name + " is being deployed: its port answers 503.");
    } else if (!service.getBoolean("deployed")) {
      add("PlinthServiceMissing", name + " is not deployed.");
    }
    service
        .getJsonArray("dependencies")
        .getValuesAs(JsonObject.class)
        .forEach(dependency -> dependency(name, dependency));
    migrations(name, service.getJsonObject("migrations"));
    requests(name, service.getJsonObject("requests"));
  }

  private void dependency(String service, JsonObject dependency) {
    String state = dependency.getString("state");
    if (state.equals("up")) {
      return;
    }
    String error = dependency.getString("lastError");
    String what =
        "%s can't use %s since %s%s."
            .formatted(
                service,
                dependency.getString("name").equals("redis") ? "Redis" : "its database",
                Instant.parse(dependency.getString("since")).truncatedTo(ChronoUnit.SECONDS),
                error.isEmpty() ? "" : ": " + error);
    if (dependency.getString("name").equals("redis")) {
      add("PlinthRedisDegraded", what);
    } else {
      add(state.equals("exhausted") ? "PlinthDatabaseGivenUp" : "PlinthDatabaseDown", what);
    }
  }

  private void migrations(String service, JsonObject counts) {
    counts.keySet().stream()
        .filter(state -> BAD_MIGRATIONS.contains(state) && counts.getInt(state) > 0)
        .forEach(
            state ->
                add(
                    "PlinthMigrationsNotApplied",
                    "%s sees %d migrations that are %s."
                        .formatted(service, counts.getInt(state), state)));
  }

  private void requests(String service, JsonObject requests) {
    int all = requests.getInt("requests");
    int errors = requests.getInt("errors");
    if (all < MIN_REQUESTS) {
      return;
    }
    if (errors > ERROR_SHARE * all) {
      add(
          "PlinthErrorRate",
          "%s answered %d of %d requests with an error.".formatted(service, errors, all));
    }
    if (requests.getJsonNumber("p99Millis").doubleValue() > SLOW_MILLIS) {
      add("PlinthLatency", "One in 100 requests to " + service + " takes longer than a second.");
    }
  }

  private void pool(JsonObject pool) {
    int waiting = pool.getInt("waiting");
    if (waiting > 0) {
      add(
          "PlinthPoolExhausted",
          "%d requests wait for one of %d connections.".formatted(waiting, pool.getInt("size")));
    }
  }

  private void add(String alert, String what) {
    problems.add(
        JSON.createObjectBuilder()
            .add("alert", alert)
            .add("what", what)
            .add("action", ACTIONS.get(alert)));
  }
}
