package dev.plinth.system.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.devtools.fault.HeldConnections;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Slowloris: clients that send very slowly and never finish delay no other client. */
@BesideOthers
@ExtendWith(SharedProduct.class)
class SlowClientIT {

  /** A service has 64 threads. */
  private static final int MANY = 200;

  private static final String HEAD = "POST /blogs HTTP/1.1\r\nHost: localhost\r\n";
  private static final String JSON = "Content-Type: application/json\r\n";

  private final Product product;
  private final HeldConnections slow;

  SlowClientIT(Product product) {
    this.product = product;
    this.slow = new HeldConnections(product.ports().blogs());
  }

  @AfterEach
  void hangUp() {
    slow.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        HEAD,
        HEAD + "X-Slow: ",
        HEAD + JSON + "Content-Length: 60000\r\n\r\n{",
        HEAD + JSON + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n",
        HEAD + JSON + "Content-Length: 60000\r\nExpect: 100-continue\r\n\r\n"
      })
  void delayNoOtherClient(String begin) {
    slow.open(MANY, begin);

    for (int i = 0; i < 20; i++) {
      long begun = System.nanoTime();
      assertThat(product.blogs().send("GET", "blogs").status()).isEqualTo(200);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void areDisconnectedEvenIfTheyKeepSendingBytes() {
    slow.open(1, HEAD + "X-Slow: ");
    slow.open(1, HEAD + JSON + "Content-Length: 60000\r\n\r\n{");

    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofSeconds(1))
        .until(slow::areClosed);
  }
}
