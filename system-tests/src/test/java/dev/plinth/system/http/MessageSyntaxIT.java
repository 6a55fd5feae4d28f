package dev.plinth.system.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import dev.plinth.system.product.TestPorts;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests are read as RFC 9112 defines them, on every port. */
@BesideOthers
@ExtendWith(SharedProduct.class)
class MessageSyntaxIT {

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([0-9]{3}) ");
  private static final String HOST = "Host: localhost\r\n";
  private static final String JSON = HOST + "Content-Type: application/json\r\n";
  private static final String REFRESH = "{\"refreshToken\":\"x\"}";

  private final Product product;

  MessageSyntaxIT(Product product) {
    this.product = product;
  }

  private List<Integer> ports() {
    TestPorts ports = product.ports();
    return List.of(ports.users(), ports.blogs(), ports.operations());
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/smuggling.csv", delimiter = '|', quoteCharacter = '`')
  void preventsRequestSmuggling(String what, int status, String fieldsAndBody) {
    Smuggling smuggling = new Smuggling(what, status, fieldsAndBody);

    ports().parallelStream().forEach(port -> smuggling.check(SocketFactory.getDefault(), port));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /health/live HTTP/1.1\r\n",
        "\r\n\r\nGET /health/live HTTP/1.1\r\n",
        "GET /he%61lth/%6Cive HTTP/1.1\r\n",
        "GET http://elsewhere/health/live HTTP/1.1\r\n",
        "GET /health/live HTTP/1.1\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
            + "HTTP2-Settings: AAMAAABkAAQAAP__\r\n"
      })
  void answersWhatIsUnusualButValid(String request) {
    for (int port : ports()) {
      RawAnswer answer = RawConnection.send(port, request + HOST + "Connection: close\r\n\r\n");

      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
  }

  @Test
  void answersTwoRequestsOfOneConnectionInTheirOrder() {
    String first = "GET /nope HTTP/1.1\r\n" + HOST + "\r\n";
    String second = "GET /health/live HTTP/1.1\r\n" + HOST + "\r\n";

    for (int port : ports()) {
      RawAnswer answer = RawConnection.send(port, first + second + "x\n");

      assertThat(STATUS.matcher(answer.text()).results().map(status -> status.group(1)))
          .as(answer.text())
          .containsExactly("404", "200", "400");
    }
  }

  /** An unknown token: the body was read if the answer is 401. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 20\r\n\r\n" + REFRESH,
        "Content-Length: 20\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n" + REFRESH,
        "Content-Length: 20\r\nContent-Encoding: identity\r\n\r\n" + REFRESH,
        "Transfer-Encoding: chunked\r\n\r\n14\r\n" + REFRESH + "\r\n0\r\n\r\n",
        "transfer-encoding: CHUNKED\r\n\r\n14;a=b;c=\"d\"\r\n" + REFRESH + "\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n0014 ;x\r\n" + REFRESH + "\r\n00;y\r\nX: y\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n4\r\n{\"re\r\n10\r\nfreshToken\":\"x\"}\r\n0\r\n\r\n"
      })
  void readsABodyInEachFormThatIsValid(String lengthAndBody) {
    RawAnswer answer =
        RawConnection.send(
            product.ports().users(),
            "POST /tokens/refresh HTTP/1.1\r\nConnection: close\r\n" + JSON + lengthAndBody);

    assertThat(answer.problem(401).detail()).contains("refresh token");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 20\r\nExpect: 100-continue\r\n\r\n",
        "Transfer-Encoding: chunked\r\nExpect: 100-Continue\r\n\r\n"
      })
  void asksForTheBodyThatAClientHoldsBack(String fields) {
    RawAnswer answer =
        RawConnection.send(
            product.ports().users(), "POST /tokens/refresh HTTP/1.1\r\n" + JSON + fields);

    assertThat(answer.text()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "POST /blogs, Content-Length: 20, 401",
    "POST /blogs?x=y, Transfer-Encoding: chunked, 401",
    "PATCH /blogs/00000000-0000-4000-8000-000000000000, Content-Length: 20, 401",
    "PUT http://localhost/%62logs/1, Content-Length: 20, 401",
    "POST /blogs, Content-Length: 65537, 413",
    "POST /nothing, Content-Length: 999999999999, 413",
    "POST /%zz, Content-Length: 20, 400"
  })
  void asksForNoBodyThatWouldBeRefused(String request, String length, int status) {
    RawAnswer answer =
        RawConnection.send(
            product.ports().blogs(),
            request + " HTTP/1.1\r\n" + JSON + length + "\r\nExpect: 100-continue\r\n\r\n");

    answer.problem(status);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo(status == 401 ? "Bearer" : "");
    assertThat(answer.closed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "DELETE"})
  void saysThatARequestHasABodyWhereItMeansNothing(String method) {
    for (int port : ports()) {
      RawAnswer answer =
          RawConnection.send(
              port, method + " /blogs HTTP/1.1\r\n" + HOST + "Content-Length: 2\r\n\r\n{}");

      assertThat(answer.problem(400).detail()).isEqualTo(method + " must not have a request body.");
    }
  }
}
