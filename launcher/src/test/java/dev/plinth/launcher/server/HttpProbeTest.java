package dev.plinth.launcher.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.plinth.launcher.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpProbeTest {

  private HttpServer http;
  private volatile int status;
  private volatile byte[] body = {};
  private HttpProbe probe;

  @BeforeEach
  void start() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext(
        "/blogs",
        exchange -> {
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    http.start();
    probe =
        new HttpProbe(
            new ServiceEndpoint(
                "blogs",
                Settings.from(Map.of()).listen(),
                http.getAddress().getPort(),
                "blogs?limit=1",
                null));
  }

  @AfterEach
  void stop() {
    http.stop(0);
  }

  @Test
  void isReadyOnceTheServiceAnswers200() {
    status = 503;
    assertThat(probe.isReady()).isFalse();

    status = 200;
    assertThat(probe.isReady()).isTrue();
  }

  @Test
  void doesNotAskAgainAfterThat() {
    status = 200;
    probe.isReady();

    status = 503;
    assertThat(probe.isReady()).isTrue();
  }

  @Test
  void isLimitedWhenTheServiceReportsThatItsDatabaseIsUnavailable() {
    status = 503;
    body = "{\"status\":503,\"reconnectAttempts\":3}".getBytes(UTF_8);
    probe.isReady();

    assertThat(probe.isLimited()).isTrue();
  }

  @Test
  void isNotLimitedWhenTheServiceIsNotThereYet() {
    status = 503;
    probe.isReady();

    assertThat(probe.isLimited()).isFalse();
  }

  @Test
  void reportsTheLastAnswer() {
    status = 503;
    probe.isReady();

    assertThat(probe).hasToString("blogs (%s: status 503)".formatted(address()));
  }

  @Test
  void reportsThatNothingListens() {
    http.stop(0);
    probe.isReady();

    assertThat(probe).hasToString("blogs (%s: Connection refused)".formatted(address()));
  }

  private String address() {
    return "http://127.0.0.1:%d/blogs?limit=1".formatted(http.getAddress().getPort());
  }
}
