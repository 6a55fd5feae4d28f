package dev.plinth.system.overload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.system.fault.Figures;
import dev.plinth.system.http.KeepAliveConnection;
import dev.plinth.system.http.RawAnswer;
import dev.plinth.system.observe.Numbers;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Thousands of idle connections cost memory only. A service has 64 threads. */
@ExtendWith(SharedProduct.class)
class ManyConnectionsIT {

  private static final int MANY = 5000;
  private static final int READS = 300;
  private static final String REQUEST = "GET /blogs HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final Duration LATE = Duration.ofSeconds(1);

  private final Product product;
  private final List<KeepAliveConnection> held = new ArrayList<>();

  ManyConnectionsIT(Product product) {
    this.product = product;
  }

  @AfterEach
  void disconnect() throws IOException {
    for (KeepAliveConnection connection : held) {
      connection.close();
    }
  }

  @Test
  void areHeldWhileOthersRead() {
    double before = residentBytes();
    Stream.generate(() -> new KeepAliveConnection(product.ports().blogs()))
        .limit(MANY)
        .forEach(held::add);

    assertThat(held).allSatisfy(ManyConnectionsIT::assertAnswered);
    double after = residentBytes();
    List<Duration> reads = Stream.generate(this::read).limit(READS).sorted().toList();
    // Each on its old connection.
    assertThat(held).allSatisfy(ManyConnectionsIT::assertAnswered);

    Duration p99 = reads.get(READS * 99 / 100);
    Figures.print(
        "connections",
        "%d held, %.1f KiB of the server's resident memory each, reads of another client: p99 %d"
            + " ms",
        MANY,
        (after - before) / MANY / 1024,
        p99.toMillis());
    assertThat(p99).isLessThan(LATE);
  }

  private double residentBytes() {
    return Numbers.of(product).sum("process_resident_memory_bytes");
  }

  private static void assertAnswered(KeepAliveConnection connection) {
    RawAnswer answer = connection.send(REQUEST);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.closed()).isFalse();
  }

  private Duration read() {
    long begun = System.nanoTime();
    assertThat(product.blogs().send("GET", "blogs?limit=5").status()).isEqualTo(200);
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
