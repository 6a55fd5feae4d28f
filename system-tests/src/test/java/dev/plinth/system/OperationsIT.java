package dev.plinth.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.ProblemDocument;
import dev.plinth.system.http.RawAnswer;
import dev.plinth.system.http.RawConnection;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations port: metrics and API documents are served there only, health on every port. */
@BesideOthers
@ExtendWith(SharedProduct.class)
class OperationsIT {

  private final Product product;

  OperationsIT(Product product) {
    this.product = product;
  }

  @Test
  void showsAHomePageOnTheOperationsPort() {
    Answer home = product.operations().send("GET", "");

    assertThat(home.status()).isEqualTo(200);
    assertThat(home.header("Content-Type")).startsWith("text/html");
    assertThat(home.body()).contains("<title>Plinth</title>");
  }

  @Test
  void listsTheDocumentOfEachService() {
    Answer catalog = product.operations().send("GET", "openapi");

    assertThat(catalog.status()).as(catalog.body()).isEqualTo(200);
    assertThat(catalog.header("Content-Type")).isEqualTo("application/linkset+json");
    assertThat(catalog.json().getJsonArray("linkset").getValuesAs(JsonObject.class))
        .extracting(link -> link.getString("anchor"))
        .containsExactlyInAnyOrderElementsOf(
            product.ports().services().values().stream()
                .map(port -> "http://127.0.0.1:" + port + "/")
                .toList());
    assertThat(catalog.body()).contains("/openapi/users", "/openapi/blogs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"users", "blogs"})
  void describesEachService(String service) {
    Answer document = product.operations().send("GET", "openapi/" + service);

    assertThat(document.status()).as(document.body()).isEqualTo(200);
    assertThat(document.header("Content-Type")).isEqualTo("application/json");
    assertThat(document.json().getJsonObject("paths")).containsKey("/" + service);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"openapi/", "openapi/x", "openapi/server", "openapi/users/", "openapi/..%2Fx"})
  void describesNothingElse(String path) {
    assertThat(product.operations().send("GET", path).status()).isIn(400, 404);
  }

  @Test
  void servesMetrics() {
    Answer metrics = product.operations().send("GET", "metrics");

    assertThat(metrics.status()).isEqualTo(200);
    assertThat(metrics.header("Content-Type")).startsWith("text/plain");
    assertThat(metrics.body()).contains("process_cpu_seconds_total");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "metrics",
        "metrics/base",
        "status",
        "openapi",
        "openapi/users",
        "openapi-ui/",
        "index.html",
        ""
      })
  void servesOperationsPathsOnTheOperationsPortOnly(String path) {
    Answer ofUsers = product.users().send("GET", path);
    Answer ofBlogs = product.blogs().send("GET", path);

    ProblemDocument.of(ofUsers, 404);
    ProblemDocument.of(ofBlogs, 404);
  }

  /** The server has its own page at the path of the metrics. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/metrics/",
        "//metrics",
        "///metrics//",
        "/metrics;x",
        "/metrics;x=y/",
        "/./metrics",
        "/site/../metrics",
        "/metrics/base",
        "/metrics/base/",
        "/metrics%2F",
        "/metrics%3Bx",
        "/%6Detrics/",
        "/%2e/metrics"
      })
  void hidesTheServersOwnMetrics(String path) {
    for (int port : List.of(product.ports().operations(), product.ports().users())) {
      RawAnswer answer =
          RawConnection.send(
              port, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

      assertThat(answer.status()).as(answer.text()).isIn(400, 404);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/openapi/",
        "//openapi",
        "/openapi;x",
        "/%6Fpenapi",
        "/./openapi",
        "/openapi/blogs"
      })
  void servesTheDocumentsOnTheOperationsPortOnlyHoweverTheirPathIsEncoded(String path) {
    RawAnswer answer =
        RawConnection.send(
            product.ports().blogs(),
            "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertThat(answer.status()).as(answer.text()).isIn(400, 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "index.html",
        "new.html",
        "health",
        "health/ready",
        "metrics",
        "metrics/base",
        "status",
        "openapi",
        "openapi/users",
        "openapi-ui/",
        "users",
        "blogs"
      })
  void isReadOnlyOnTheOperationsPort(String path) {
    for (String method : List.of("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND")) {
      ProblemDocument.of(product.operations().send(method, path), 405);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"health", "health/ready", "health/live", "health/started"})
  void servesItsHealthOnEveryPort(String path) {
    Answer ofUsers = product.users().send("GET", path);
    Answer ofBlogs = product.blogs().send("GET", path);
    Answer ofOperations = product.operations().send("GET", path);

    assertThat(ofUsers.status()).isEqualTo(200);
    assertThat(ofBlogs.status()).isEqualTo(200);
    assertThat(ofOperations.status()).isEqualTo(200);
    assertThat(ofOperations.json().getString("status")).isEqualTo("UP");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "health",
        "health/ready",
        "health/",
        "health;x/ready",
        "%68ealth/ready",
        "health/x"
      })
  void servesOnlyTheStatesOnTheServicesPorts(String path) {
    JsonObject ofUsers = product.users().send("GET", path).json();
    JsonObject ofBlogs = product.blogs().send("GET", path).json();
    JsonObject ofOperations = product.operations().send("GET", path).json();

    assertThat(checks(ofOperations)).anyMatch(check -> !check.getJsonObject("data").isEmpty());
    for (JsonObject ofService : List.of(ofUsers, ofBlogs)) {
      assertThat(ofService.keySet()).containsExactlyInAnyOrder("status", "checks");
      assertThat(checks(ofService))
          .hasSameSizeAs(checks(ofOperations))
          .allSatisfy(
              check -> assertThat(check.keySet()).containsExactlyInAnyOrder("name", "status"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS"})
  void letsItsHealthBeReadOnly(String method) {
    Answer ofUsers = product.users().send(method, "health/ready");

    ProblemDocument.of(ofUsers, 405);
    assertThat(ofUsers.header("Allow")).isEqualTo("GET, HEAD");
  }

  private static List<JsonObject> checks(JsonObject health) {
    return health.getJsonArray("checks").getValuesAs(JsonObject.class);
  }
}
