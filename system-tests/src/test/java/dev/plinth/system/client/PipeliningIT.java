package dev.plinth.system.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.system.http.RawAnswer;
import dev.plinth.system.http.RawConnection;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pipelining: requests sent on one connection before the first response stay separate. */
@BesideOthers
@ExtendWith(SharedProduct.class)
class PipeliningIT {

  private static final int REQUESTS = 100;

  private final Product product;

  PipeliningIT(Product product) {
    this.product = product;
  }

  @RepeatedTest(3)
  void keepsTheRequestsApart() {
    StringBuilder requests = new StringBuilder();
    for (int i = 0; i < REQUESTS; i++) {
      String body = "{\"refreshToken\":\"%s\"}".formatted("x".repeat(i + 1));
      requests
          .append("POST /tokens/refresh HTTP/1.1\r\nHost: localhost\r\n")
          .append("Content-Type: application/json\r\n")
          .append("Content-Length: %d\r\n\r\n%s".formatted(body.length(), body))
          .append("GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }

    RawAnswer answer = RawConnection.send(product.ports().users(), requests.toString());

    assertThat(answer.text().split("HTTP/1.1 401", -1)).hasSize(REQUESTS + 1);
    assertThat(answer.text().split("HTTP/1.1 404", -1)).hasSize(REQUESTS + 1);
  }
}
