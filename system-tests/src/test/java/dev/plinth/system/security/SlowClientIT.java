package dev.plinth.system.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
  private final List<Socket> slow = new ArrayList<>();

  SlowClientIT(Product product) {
    this.product = product;
  }

  @AfterEach
  void hangUp() throws IOException {
    for (Socket socket : slow) {
      socket.close();
    }
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
    for (int i = 0; i < MANY; i++) {
      slow.add(begin(begin));
    }

    for (int i = 0; i < 20; i++) {
      long begun = System.nanoTime();
      assertThat(product.blogs().send("GET", "blogs").status()).isEqualTo(200);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void areDisconnectedEvenIfTheyKeepSendingBytes() {
    Socket headers = begin(HEAD + "X-Slow: ");
    Socket body = begin(HEAD + JSON + "Content-Length: 60000\r\n\r\n{");
    slow.addAll(List.of(headers, body));

    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> isClosed(headers) && isClosed(body));
  }

  private Socket begin(String bytes) {
    try {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), product.ports().blogs());
      socket.setSoTimeout(100);
      socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a byte, and returns whether the connection is still open. */
  private static boolean isClosed(Socket socket) {
    try {
      socket.getOutputStream().write(' ');
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
