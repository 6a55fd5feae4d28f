package dev.plinth.system.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.system.fixtures.Keystore;
import dev.plinth.system.http.RawAnswer;
import dev.plinth.system.http.RawConnection;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.TestPorts;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Test;

/**
 * While the product starts, a port answers 503 until its service is deployed. The problem names the
 * trace of the caller.
 */
@BesideOthers
class PortsAtStartIT {

  private static final Keystore KEYSTORE = Keystore.make();
  private static final TestPorts TLS = TestPorts.free();
  private static final Duration BOUND = Duration.ofSeconds(180);
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  private final Product product =
      Product.stopped(
          "ports-at-start",
          Map.of(
              "TLS_KEYSTORE", KEYSTORE.file().toString(),
              "TLS_KEYSTORE_PASSWORD", Keystore.PASSWORD,
              "USERS_TLS_PORT", Integer.toString(TLS.users()),
              "BLOGS_TLS_PORT", Integer.toString(TLS.blogs())));

  @Test
  void answer503UntilTheirServiceIsDeployed() {
    try (product) {
      assertStart("first start");
      product.stop();
      assertStart("second start");
    }
  }

  private void assertStart(String name) {
    SocketFactory plain = SocketFactory.getDefault();
    SocketFactory tls = KEYSTORE.clientContext().getSocketFactory();
    List<Port> ports =
        List.of(
            Port.of("blogs", plain, product.ports().blogs(), "/blogs", 200),
            Port.of("blogs by HTTPS", tls, TLS.blogs(), "/blogs", 200),
            Port.of("users", plain, product.ports().users(), "/users", 401),
            Port.of("users by HTTPS", tls, TLS.users(), "/users", 401),
            Port.of("operations", plain, product.ports().operations(), "/health/live", 200));

    CompletableFuture<Void> up = CompletableFuture.runAsync(product::up);
    await()
        .atMost(BOUND)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> ports.stream().filter(Port::isThere).count() == ports.size());
    up.join();

    ports.forEach(port -> Figures.print("ports at start", "%s: %s", name, port));
    assertThat(ports).allSatisfy(Port::assertAnswers);
  }

  /**
   * A port and its answers so far.
   *
   * @param status the expected status of the service
   */
  private record Port(
      String name, SocketFactory sockets, int number, String path, int status, Set<String> seen) {

    static Port of(String name, SocketFactory sockets, int number, String path, int status) {
      return new Port(name, sockets, number, path, status, new LinkedHashSet<>());
    }

    boolean isThere() {
      String request =
          "GET %s HTTP/1.1\r\nHost: localhost\r\ntraceparent: 00-%s-00f067aa0ba902b7-01\r\nConnection: close\r\n\r\n"
              .formatted(path, TRACE);
      try {
        RawAnswer answer = RawConnection.send(sockets, number, request);
        if (answer.isNone()) {
          return false;
        }
        seen.add(answer.status() == 503 ? unavailable(answer) : Integer.toString(answer.status()));
        return answer.status() == status;
      } catch (UncheckedIOException e) {
        // Nothing listens there yet.
        return false;
      }
    }

    private static String unavailable(RawAnswer answer) {
      boolean isWhole =
          !answer.header("Retry-After").isEmpty()
              && answer.body().contains("\"traceId\":\"" + TRACE + "\"");
      return isWhole ? "503" : answer.text();
    }

    void assertAnswers() {
      assertThat(seen).as(name).containsExactly("503", Integer.toString(status));
    }

    @Override
    public String toString() {
      return name + " " + seen;
    }
  }
}
