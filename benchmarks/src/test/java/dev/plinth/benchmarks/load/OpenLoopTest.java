package dev.plinth.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.plinth.launcher.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenLoopTest {

  private static final byte[] BODY = "{\"id\":\"a\"}".getBytes(UTF_8);

  private final AtomicInteger requests = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private URI root;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    root = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    server.createContext("/blogs/a", exchange -> answer(exchange, 200, BODY.length));
    // Of unknown length: in chunks.
    server.createContext("/blogs/b", exchange -> answer(exchange, 200, 0));
    server.createContext("/blogs/c", exchange -> answer(exchange, 503, BODY.length));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange, int status, int length) throws IOException {
    requests.incrementAndGet();
    try (exchange) {
      exchange.sendResponseHeaders(status, length);
      exchange.getResponseBody().write(BODY);
    }
  }

  @Test
  void sendsAsManyRequestsAsTheRateSays() throws IOException {
    double p99 = new OpenLoop(root, List.of("a", "b"), 320).p99(1);

    assertThat(requests).hasValue(320);
    assertThat(p99).isPositive();
  }

  @Test
  void namesTheStatusOfARequestThatFails() {
    OpenLoop load = new OpenLoop(root, List.of("c"), 320);

    assertThatThrownBy(() -> load.p99(1))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("status 503");
  }
}
