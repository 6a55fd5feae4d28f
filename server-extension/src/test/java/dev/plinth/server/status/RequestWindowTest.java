package dev.plinth.server.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.server.metrics.RequestTotals;
import dev.plinth.server.metrics.Route;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestWindowTest {

  private static final Instant START = Instant.parse("2026-11-26T10:00:00Z");
  private static final Route ROUTE = new Route("blogs", "/blogs");

  private final RequestWindow window = new RequestWindow(START);

  @Test
  void beginsWithTheStart() {
    add(600, 30);

    assertThat(window.seconds()).isEqualTo(600);
    assertThat(requests("blogs")).isEqualTo(30);
  }

  @Test
  void containsTheLastMinute() {
    for (int second = 10; second <= 200; second += 5) {
      add(second, 10 * second);
    }

    assertThat(window.seconds()).isEqualTo(60);
    assertThat(requests("blogs")).isEqualTo(600);
  }

  @Test
  void knowsNoRequestOfAnotherService() {
    add(10, 5);

    assertThat(requests("users")).isZero();
  }

  private void add(int second, int requests) {
    RequestTotals totals = new RequestTotals(requests, 0, 0, RequestTotals.NONE.buckets());
    window.add(START.plusSeconds(second), Map.of(ROUTE, totals));
  }

  private long requests(String service) {
    return window.of(service).values().stream().mapToLong(RequestTotals::requests).sum();
  }
}
