package dev.plinth.system.observe;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Client;
import dev.plinth.system.fixtures.Postgres;
import dev.plinth.system.fixtures.TraceReceiver;
import dev.plinth.system.fixtures.TraceReceiver.Span;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.NeedsProgram;
import dev.plinth.system.product.UpProduct;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A product with all observability features (LOG_FORMAT=json, LOG_LEVEL=debug, traces, metrics of
 * fault tolerance), and an outage of its database.
 */
@BesideOthers
class ObservabilityIT {

  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final String STATE = "plinth_dependency_state";
  private static final String REFUSALS = "plinth_database_refusals_total";
  private static final String ATTEMPTS = "plinth_reconnect_attempts_total";

  private static TraceReceiver receiver;
  private static Postgres postgres;
  private static UpProduct product;

  @BeforeAll
  static void start() {
    receiver = new TraceReceiver();
    postgres = Postgres.start("observed");
    Map<String, String> configuration = new HashMap<>(postgres.configuration());
    configuration.putAll(receiver.configuration());
    configuration.putAll(Map.of("LOG_FORMAT", "json", "LOG_LEVEL", "debug"));
    configuration.put("MP_Fault_Tolerance_Metrics_Enabled", "true");
    product = UpProduct.start("observed", configuration);
  }

  @AfterAll
  static void stop() {
    product.close();
    postgres.close();
    receiver.close();
  }

  @BeforeEach
  void awaitBothServices() {
    product.admin().users().awaitAnswer("users?limit=1", 200);
    product.blogs().awaitAnswer("blogs?limit=1", 200);
  }

  @Test
  void sendsASpanOfEachRequestUnderTheNameOfItsService() {
    product.admin().users().send("GET", "users?limit=1");
    product.blogs().send("GET", "blogs/" + UUID.randomUUID());

    await()
        .atMost(BOUND)
        .untilAsserted(
            () -> {
              assertThat(span("users", "/users", "")).as(receiver.spans().toString()).isPresent();
              assertThat(span("blogs", "/blogs/{id}", ""))
                  .as(receiver.spans().toString())
                  .isPresent();
            });
    assertThat(span("blogs", "/blogs/{id}", "").orElseThrow().attributes())
        .containsEntry("http.method", "GET")
        .containsEntry("http.status_code", "404");
  }

  @Test
  void continuesTheTraceOfItsCaller() {
    String trace = newTrace();

    send(product.users(), "GET", "users", null, trace);

    await().atMost(BOUND).until(() -> !spans(trace).isEmpty());
  }

  @Test
  void sendsASpanOfEachStatementAsAChildOfItsRequest() {
    String ofUsers = newTrace();
    String ofBlogs = newTrace();

    send(product.admin().users(), "GET", "users?limit=7", null, ofUsers);
    send(product.blogs(), "GET", "blogs/" + UUID.randomUUID(), null, ofBlogs);

    await().atMost(BOUND).untilAsserted(() -> assertStatement(ofUsers, "users", "/users"));
    await().atMost(BOUND).untilAsserted(() -> assertStatement(ofBlogs, "blogs", "/blogs/{id}"));
  }

  private static void assertStatement(String trace, String service, String route) {
    Optional<Span> request = span(service, route, trace);
    assertThat(request).as(receiver.spans().toString()).isPresent();
    assertThat(spans(trace))
        .filteredOn(span -> span.parentId().equals(request.orElseThrow().id()))
        .singleElement()
        .satisfies(
            span -> {
              assertThat(span.service()).isEqualTo(service);
              assertThat(span.name()).isEqualTo("SELECT plinth");
              assertThat(span.attributes())
                  .containsEntry("db.system", "postgresql")
                  .containsEntry("db.operation", "SELECT")
                  .hasEntrySatisfying(
                      "db.statement",
                      text ->
                          assertThat(text).containsIgnoringCase("from " + service).contains("?"));
            });
  }

  @Test
  void hidesValuesAndErrorMessagesInSpans() {
    String name = "secret-" + UUID.randomUUID();
    String user =
        "{\"username\":\"%1$s\",\"email\":\"%1$s@example.org\",\"password\":\"password\"}"
            .formatted(name);
    String trace = newTrace();

    send(product.users(), "POST", "users", user, newTrace());
    send(product.users(), "POST", "users", user, trace);

    // It violates a constraint, and PostgreSQL's message has the value.
    await()
        .atMost(BOUND)
        .until(
            () ->
                spans(trace).stream()
                    .anyMatch(span -> "23505".equals(span.attributes().get("error.type"))));
    assertThat(spans(trace)).noneMatch(span -> span.toString().contains(name));
  }

  @Test
  void logsLinesOfJsonOnly() throws IOException {
    assertThat(lines())
        .isNotEmpty()
        .allSatisfy(
            line -> {
              JsonObject entry = parse(line);
              assertThat(entry).containsKeys("timestamp", "level", "logger", "thread", "message");
            });
  }

  @Test
  void logsEachRequestAtDebug() {
    product.admin().users().send("GET", "users?limit=2");

    await()
        .atMost(BOUND)
        .until(
            () ->
                entries().stream()
                    .map(entry -> entry.getString("message"))
                    .anyMatch(message -> message.startsWith("users GET /users: 200 after ")));
  }

  @Test
  void logsTheTraceThatALineBelongsTo() throws SQLException {
    String trace = newTrace();
    try (Connection connection = postgres.database().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("lock table blogs in access exclusive mode");

      // It times out, which is worth a line.
      send(product.blogs(), "GET", "blogs", null, trace);
    }

    await()
        .atMost(BOUND)
        .until(
            () ->
                entries().stream()
                    .anyMatch(
                        entry ->
                            entry.getString("trace_id", "").equals(trace)
                                && entry.containsKey("span_id")
                                && entry.containsKey("exception")));
  }

  @Test
  void namesTheTraceInAProblem() {
    String trace = newTrace();

    Answer continued = send(product.blogs(), "GET", "blogs/" + UUID.randomUUID(), null, trace);
    Answer begun = product.users().send("GET", "users");

    assertThat(continued.json().getString("traceId")).isEqualTo(trace);
    String own = begun.json().getString("traceId");
    await().atMost(BOUND).until(() -> !spans(own).isEmpty());
  }

  /**
   * The fault tolerance metrics stand for all that a service registers with MicroProfile Metrics.
   */
  @Test
  void showsMetricsOfMicroProfileByService() {
    product.admin().users().send("GET", "users?limit=1");

    Numbers numbers = Numbers.of(product);

    assertThat(numbers.sum("ft_invocations_total", "service=\"users\"")).isPositive();
    assertThat(numbers.series()).doesNotHaveDuplicates();
  }

  @Test
  @NeedsProgram("promtool")
  void isAcceptedByThePrometheusLinterWithMetricsOfMicroProfile() {
    product.admin().users().send("GET", "users?limit=1");

    Numbers numbers = Numbers.of(product);

    assertThat(numbers.sum("ft_invocations_total", "service=\"users\"")).isPositive();
    Program check = Program.run(numbers.page(), "promtool", "check", "metrics");
    assertThat(check.exitCode()).as(check.said()).isZero();
  }

  @Test
  void reportsAnOutageOfTheDatabase() {
    Numbers before = Numbers.of(product);
    String[] up = {"service=\"users\"", "dependency=\"database\"", "state=\"up\""};
    String[] atTheGate = {"service=\"users\"", "reason=\"gate\""};

    postgres.kill();
    await().atMost(BOUND).until(() -> Numbers.of(product).sum(STATE, up) == 0);
    product.admin().users().send("GET", "users");

    assertThat(Numbers.of(product).sum("plinth_database_gate_open", "users")).isZero();
    assertThat(Numbers.of(product).sum(REFUSALS, atTheGate))
        .isGreaterThan(before.sum(REFUSALS, atTheGate));
    await()
        .atMost(BOUND)
        .until(() -> Numbers.of(product).sum(ATTEMPTS, "users") > before.sum(ATTEMPTS, "users"));

    postgres.restart();
    await().atMost(BOUND).until(() -> Numbers.of(product).sum(STATE, up) == 1);
  }

  private static String newTrace() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  /** Sends a request with the trace context of a caller. */
  private static Answer send(
      Client service, String method, String path, String body, String trace) {
    return service.send(
        service
            .request(path)
            .method(method, body == null ? noBody() : ofString(body))
            .header("Content-Type", "application/json")
            .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"));
  }

  private static List<Span> spans(String trace) {
    return receiver.spans().stream().filter(span -> span.traceId().equals(trace)).toList();
  }

  private static Optional<Span> span(String service, String route, String trace) {
    return receiver.spans().stream()
        .filter(span -> span.traceId().contains(trace))
        .filter(span -> span.service().equals(service))
        .filter(span -> route.equals(span.attributes().get("http.route")))
        .findFirst();
  }

  private static List<JsonObject> entries() throws IOException {
    return lines().stream().map(ObservabilityIT::parse).toList();
  }

  /** Returns the lines of the log, without the one in which Java reports the tests' options. */
  private static List<String> lines() throws IOException {
    return Files.readAllLines(product.home().root().resolve("logs/server.log")).stream()
        .filter(line -> !line.startsWith("Picked up JAVA_TOOL_OPTIONS: "))
        .toList();
  }

  private static JsonObject parse(String line) {
    try (JsonReader reader = Json.createReader(new StringReader(line))) {
      return reader.readObject();
    }
  }
}
