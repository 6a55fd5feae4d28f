package dev.plinth.system.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.http.Client;
import dev.plinth.devtools.fault.HeldConnections;
import dev.plinth.system.fault.Figures;
import dev.plinth.system.fault.Rounds;
import dev.plinth.system.fixtures.Keystore;
import dev.plinth.system.product.Balancer;
import dev.plinth.system.product.NeedsProgram;
import dev.plinth.system.product.Person;
import dev.plinth.system.product.TestPorts;
import dev.plinth.system.product.UpProduct;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.net.SocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two hundred connections that pipeline requests and read nothing delay no other client. */
class UnreadResponseIT {

  private static final Keystore KEYSTORE = Keystore.make();
  private static final TestPorts TLS = TestPorts.free();
  private static final int REQUESTS = Rounds.of(100, 1000);
  private static final int WARM_UP = 500;
  private static final Duration LATE = Duration.ofSeconds(1);

  /** Less than a line for each connection. */
  private static final long LOGGED = 10_000;

  private static final String REQUEST = "%s %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n";

  private static UpProduct product;

  @BeforeAll
  static void start() {
    product =
        UpProduct.start(
            "unread-responses",
            Map.of(
                "TLS_KEYSTORE", KEYSTORE.file().toString(),
                "TLS_KEYSTORE_PASSWORD", Keystore.PASSWORD,
                "USERS_TLS_PORT", Integer.toString(TLS.users()),
                "BLOGS_TLS_PORT", Integer.toString(TLS.blogs())));
    Person admin = product.admin();
    String blog =
        "{\"title\":\"long\",\"description\":\"%s\",\"author\":\"a\"}"
            .formatted("x".repeat(60_000));
    IntStream.range(0, 100).forEach(i -> admin.blogs().send("POST", "blogs", blog).location());
  }

  @AfterAll
  static void stop() {
    product.close();
  }

  @ParameterizedTest
  @CsvSource({
    "blogs, GET, /blogs?limit=100",
    "blogs, GET, /blogs",
    "blogs, HEAD, /blogs?limit=100",
    "blogs, POST, /blogs",
    "users, GET, /users?limit=100",
    "users, POST, /tokens",
    "operations, GET, /metrics",
    "operations, GET, /openapi/users",
    "operations, GET, /style.css"
  })
  void delaysNoOtherClient(String port, String method, String path) throws Exception {
    delaysNoOtherClient(
        port, method, path, SocketFactory.getDefault(), port(port, product.ports()));
  }

  @ParameterizedTest
  @CsvSource({"blogs, GET, /blogs?limit=100", "users, GET, /users?limit=100"})
  void delaysNoOtherClientByHttps(String port, String method, String path) throws Exception {
    SocketFactory factory = KEYSTORE.clientContext().getSocketFactory();
    delaysNoOtherClient(port, method, path, factory, port(port, TLS));
  }

  private static void delaysNoOtherClient(
      String port, String method, String path, SocketFactory factory, int number) throws Exception {
    String body = "POST".equals(method) ? "{\"title\":1}" : "";
    String fields =
        body.isEmpty()
            ? ""
            : "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n";
    String request = REQUEST.formatted(method, path, fields) + body;
    long logged = product.home().serverLogSize();
    try (HeldConnections crowd = new HeldConnections(factory, number);
        Reader reader = new Reader(client(port), paths(port))) {
      crowd.open(100, request.repeat(300));
      crowd.open(100, request.repeat(1000));
      await().atMost(Duration.ofMinutes(2)).until(() -> reader.answered() >= REQUESTS);
      crowd.disconnect();
      await().atMost(Duration.ofMinutes(2)).until(() -> reader.answered() >= REQUESTS * 3 / 2);

      reader.print("unread responses", factory.getClass().getSimpleName() + " " + method + path);
      assertThat(reader.p99()).isLessThan(LATE);
      assertThat(reader.statuses()).containsOnlyKeys(200);
    }
    long received = 130_000L * request.length();
    logged = product.home().serverLogSize() - logged;
    Figures.print("log", "%s%s: %d bytes for %d received", method, path, logged, received);
    assertThat(logged).isLessThan(LOGGED);
  }

  /**
   * HAProxy sends at most 14 requests at a time to a server, and there is one server. On a server
   * that has just started, others wait up to four times as long, so it compiles its code first.
   */
  @Test
  @NeedsProgram("haproxy")
  void delaysNoOtherClientBehindHaproxy() {
    IntStream.range(0, WARM_UP).forEach(i -> product.blogs().send("GET", "blogs?limit=100"));
    TestPorts ports = TestPorts.free();
    try (Balancer balancer = new Balancer(ports, List.of(product));
        HeldConnections crowd = new HeldConnections(SocketFactory.getDefault(), ports.blogs())) {
      balancer.await(product, true);
      crowd.open(40, REQUEST.formatted("GET", "/blogs?limit=100", "").repeat(60));
      Client blogs = new Client(URI.create("http://127.0.0.1:" + ports.blogs() + "/"));
      try (Reader reader = new Reader(blogs, paths("blogs"))) {
        await().atMost(Duration.ofMinutes(2)).until(() -> reader.answered() >= REQUESTS * 4);

        reader.print("unread responses", "40 connections behind HAProxy");
        Figures.print("unread responses", balancer.longestWaits());
        assertThat(reader.p99()).isLessThan(LATE);
        assertThat(reader.statuses()).containsOnlyKeys(200);
      }
    }
  }

  @Test
  void endWithTheirConnections() {
    try (HeldConnections crowd =
        new HeldConnections(SocketFactory.getDefault(), product.ports().blogs())) {
      crowd.open(10, REQUEST.formatted("GET", "/blogs?limit=100", "").repeat(100));

      await().atMost(Duration.ofSeconds(30)).until(crowd::areClosed);
    }
  }

  private static int port(String name, TestPorts ports) {
    return switch (name) {
      case "blogs" -> ports.blogs();
      case "users" -> ports.users();
      default -> ports.operations();
    };
  }

  private static Client client(String port) {
    return switch (port) {
      case "blogs" -> product.blogs();
      case "users" -> product.users();
      default -> product.operations();
    };
  }

  private static List<String> paths(String port) {
    return switch (port) {
      case "blogs" -> List.of("health/live", "blogs?limit=5", "blogs");
      case "users" -> List.of("health/live", "health/ready");
      default -> List.of("health/live", "", "metrics");
    };
  }
}
