package dev.plinth.system.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.system.http.RawAnswer;
import dev.plinth.system.http.RawConnection;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Product;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** While the product starts, a port answers 503 until its service is deployed. */
@BesideOthers
class PortsAtStartIT {

  private static final String GET =
      "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

  private final Set<String> blogs = new LinkedHashSet<>();
  private final Set<String> users = new LinkedHashSet<>();
  private final Set<String> operations = new LinkedHashSet<>();

  @Test
  void answer503UntilTheirServiceIsDeployed() {
    try (Product product = Product.launch("ports-at-start", Map.of())) {
      await()
          .atMost(Duration.ofSeconds(180))
          .pollInterval(Duration.ofMillis(20))
          .until(
              () ->
                  isThere(blogs, product.ports().blogs(), "/blogs", 200)
                      & isThere(users, product.ports().users(), "/users", 401)
                      & isThere(operations, product.ports().operations(), "/health/live", 200));
    }
    Figures.print("ports at start", "blogs %s, users %s, operations %s", blogs, users, operations);
    assertThat(blogs).startsWith("503 Retry-After: 5").endsWith("200");
    assertThat(users).startsWith("503 Retry-After: 5").endsWith("401");
    assertThat(operations).startsWith("503 Retry-After: 5").endsWith("200");
    assertThat(blogs).doesNotContain("404", "403", "501");
    assertThat(users).doesNotContain("404", "403", "501");
    assertThat(operations).doesNotContain("404", "403", "501");
  }

  private static boolean isThere(Set<String> seen, int port, String path, int status) {
    try {
      RawAnswer answer = RawConnection.send(port, GET.formatted(path));
      if (answer.isNone()) {
        return false;
      }
      String retry = answer.header("Retry-After");
      seen.add(answer.status() + (retry.isEmpty() ? "" : " Retry-After: " + retry));
      return answer.status() == status;
    } catch (UncheckedIOException e) {
      // Nothing listens there yet.
      return false;
    }
  }
}
