package dev.plinth.system.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Answer;
import dev.plinth.system.http.RawAnswer;
import dev.plinth.system.http.RawConnection;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import dev.plinth.system.product.TestPorts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Security headers: every answer has them, whichever component produces it. */
@BesideOthers
@ExtendWith(SharedProduct.class)
class HeadersIT {

  private final Product product;

  HeadersIT(Product product) {
    this.product = product;
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a list, a page or nothing              | GET /blogs HTTP/1.1\\r\\nHost: localhost\\r\\n",
        "the home page or nothing               | GET / HTTP/1.1\\r\\nHost: localhost\\r\\n",
        "the metrics or nothing                 | GET /metrics HTTP/1.1\\r\\nHost: localhost\\r\\n",
        "health                                 | GET /health HTTP/1.1\\r\\nHost: localhost\\r\\n",
        "an error of a service                  | GET /blogs/1 HTTP/1.1\\r\\nHost: localhost\\r\\n",
        "an answer without a body               | HEAD /blogs HTTP/1.1\\r\\nHost: localhost\\r\\n",
        "an error of the server                 | GET /%00 HTTP/1.1\\r\\nHost: localhost\\r\\n",
        "an error of the library                | GET /blogs HTTP/1.1\\r\\nHost: a b\\r\\n",
        "an error of the HTTP codec             | GET /blogs HTTP/1.1\\r\\n",
        "a protocol of another time             | GET /blogs HTTP/0.9\\r\\nHost: localhost\\r\\n",
      })
  void hidesTheServersNameAndPreventsTypeSniffing(String what, String request) {
    String bytes = request.strip().translateEscapes() + "Connection: close\r\n\r\n";
    TestPorts ports = product.ports();

    for (int port : List.of(ports.users(), ports.blogs(), ports.operations())) {
      RawAnswer answer = RawConnection.send(port, bytes);

      assertThat(answer.header("X-Content-Type-Options")).as(answer.text()).isEqualTo("nosniff");
      assertThat(answer.header("Date")).as(answer.text()).endsWith(" GMT");
      assertThat(answer.header("Server") + answer.header("X-Powered-By")).isEmpty();
      assertThat(answer.header("Strict-Transport-Security")).as("without TLS").isEmpty();
      assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
      if (answer.status() >= 400) {
        assertThat(answer.header("Cache-Control")).as(answer.text()).isEqualTo("no-store");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "index.html", "openapi-ui/"})
  void restrictsItsPagesToTheirOwnResources(String page) {
    Answer answer = product.operations().send("GET", page);

    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.body()).doesNotContainPattern("<style|style=|<script>|\\son\\w+=");
  }

  @Test
  void preventsCachingOfPersonalData() {
    assertThat(product.admin().users().send("GET", "users").header("Cache-Control"))
        .isEqualTo("no-store");
  }

  @ParameterizedTest
  @ValueSource(strings = {".well-known/jwks.json", "users/00000000-0000-4000-8000-000000000000"})
  void answersInUtf8RegardlessOfTheAcceptHeader(String path) {
    Answer answer =
        product
            .users()
            .send(
                product.users().request(path).header("Accept", "application/json;charset=utf-16"));

    assertThat(answer.header("Content-Type")).matches("application/(problem\\+)?json");
    assertThat(answer.body()).startsWith("{\"");
  }

  @Test
  void letsNoOtherOriginReadAnythingByDefault() {
    Answer answer =
        product
            .blogs()
            .send(product.blogs().request("blogs").header("Origin", "https://a.example"));

    assertThat(answer.header("Vary")).doesNotContain("Origin");
    assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void letsTheApiPageReadTheAnswersOfItsHost() {
    String page = "http://127.0.0.1:" + product.ports().operations();

    Answer answer = fromOrigin(page);

    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(page);
    assertThat(answer.header("Vary")).contains("Origin");
    assertThat(product.operations().send("GET", "openapi-ui/").header("Content-Security-Policy"))
        .contains(
            "connect-src 'self'",
            " http://127.0.0.1:" + product.ports().users(),
            " http://127.0.0.1:" + product.ports().blogs());
    assertThat(product.operations().send("GET", "").header("Content-Security-Policy"))
        .contains("connect-src 'self';");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:<port>",
        "https://127.0.0.1:<port>",
        "http://127.0.0.1:1<port>",
        "http://127.0.0.1",
        "http://127.0.0.1.example:<port>"
      })
  void letsNoPageOfAnotherHostOrPortReadAnything(String origin) {
    String port = Integer.toString(product.ports().operations());

    Answer answer = fromOrigin(origin.replace("<port>", port));

    assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
  }

  private Answer fromOrigin(String origin) {
    return product.blogs().send(product.blogs().request("blogs").header("Origin", origin));
  }
}
