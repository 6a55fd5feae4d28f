package dev.plinth.server.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {

  private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n";
  private static final String POST = "POST / HTTP/1.1\r\nHost: a\r\n";
  private static final String CHUNKED = POST + "Transfer-Encoding: chunked\r\n\r\n";

  /** Returns what the reader writes for a text that arrives at once, one request per element. */
  private static List<String> read(String text) throws BadMessage {
    MessageReader reader = new MessageReader();
    ByteBuffer in = ByteBuffer.wrap(text.getBytes(ISO_8859_1));
    List<String> requests = new ArrayList<>();
    while (in.hasRemaining()) {
      requests.add(new String(reader.read(in), ISO_8859_1));
    }
    return requests;
  }

  private static int status(String text) {
    BadMessage bad = catchThrowableOfType(BadMessage.class, () -> read(text));
    assertThat(bad).as(text).isNotNull();
    assertThat(bad.getMessage()).endsWith(".").doesNotContain("\"", "\\");
    return bad.status();
  }

  @Test
  void separatesTheRequestsOfAConnection() throws BadMessage {
    String first = POST + "Content-Length: 3\r\n\r\nabc";
    String third = CHUNKED + "3\r\nabc\r\n0\r\n\r\n";

    assertThat(read(first + GET + "\r\n" + third)).containsExactly(first, GET + "\r\n", third);
  }

  @Test
  void readsTheSameHoweverTheBytesAreSplit() throws BadMessage {
    String text = CHUNKED + "3;x=y\r\nabc\r\nA\r\n0123456789\r\n0\r\nX: y\r\n\r\n" + GET + "\r\n";
    String expected = String.join("", read(text));
    for (int at = 1; at < text.length(); at++) {
      MessageReader reader = new MessageReader();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      for (String part : List.of(text.substring(0, at), text.substring(at))) {
        ByteBuffer in = ByteBuffer.wrap(part.getBytes(ISO_8859_1));
        while (in.hasRemaining()) {
          out.writeBytes(reader.read(in));
        }
      }

      assertThat(out.toString(ISO_8859_1)).as("split at " + at).isEqualTo(expected);
      assertThat(reader.isReading()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'X: 1\r\nBad\r\n', 1",
    "'x: 1\r\nX: 2\r\nBad\r\n', '1, 2'",
    "'Y: 1\r\nBad\r\n', ",
    "'X: 1\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n', 1"
  })
  void keepsTheFieldsOfAMalformedRequest(String rest, String value) {
    MessageReader reader = new MessageReader();

    ByteBuffer in = ByteBuffer.wrap((POST + rest).getBytes(ISO_8859_1));

    assertThatThrownBy(() -> reader.read(in)).isInstanceOf(BadMessage.class);
    assertThat(reader.field("x")).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "/blogs, /blogs",
    "/%62logs, /blogs",
    "/%7Ea%2D%2e, /~a-.",
    "/a%2Fb, /a%2Fb",
    "/%C3%a9, /%C3%a9",
    "/blogs?limit=%31&x=%zz, /blogs?limit=%31&x=%zz",
    "http://a/%62, http://a/b",
    "*, *"
  })
  void decodesUnreservedCharacters(String target, String normalized) throws BadMessage {
    assertThat(read("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n").get(0))
        .startsWith("GET " + normalized + " HTTP/1.1\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bearer x", "BEARER x", "Bearer   x", "bEaReR x"})
  void normalizesTheAuthenticationScheme(String credentials) throws BadMessage {
    assertThat(read(GET + "authorization:" + credentials + "\r\n\r\n").get(0))
        .contains("authorization: Bearer x\r\n");
  }

  @Test
  void dropsUpgradesAndOtherConnectionOptions() throws BadMessage {
    String head =
        GET + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMA\r\n\r\n";

    assertThat(read(head)).containsExactly(GET + "\r\n");
    assertThat(read(GET + "Connection: x, Close\r\n\r\n"))
        .containsExactly(GET + "Connection: close\r\n\r\n");
  }

  @Test
  void ignoresChunkExtensionsAndTrailers() throws BadMessage {
    assertThat(read(CHUNKED + "003 ;a=b;c=\"d\"\r\nabc\r\n0;e\r\nContent-Length: 9\r\n\r\n"))
        .containsExactly(CHUNKED + "3\r\nabc\r\n0\r\n\r\n");
  }

  @Test
  void ignoresSomeEmptyLinesBeforeARequest() throws BadMessage {
    assertThat(read("\r\n\r\n" + GET + "\r\n")).containsExactly(GET + "\r\n");
    assertThat(status("\r\n".repeat(9))).isEqualTo(400);
  }

  @Test
  void reportsAClientThatWaitsFor100Continue() throws BadMessage {
    MessageReader reader = new MessageReader();

    reader.read(
        ByteBuffer.wrap(
            (POST + "Content-Length: 3\r\nExpect: 100-Continue\r\n\r\n").getBytes(ISO_8859_1)));

    assertThat(reader.expectation()).isEqualTo(new Expectation("POST", "/", false, 3));
    reader.read(ByteBuffer.wrap("abc".getBytes(ISO_8859_1)));
    assertThat(reader.expectation()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 3\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 3",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
        "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked, chunked",
        "Transfer-Encoding: chunked,",
        "Transfer-Encoding: chu nked",
        "Transfer-Encoding:",
        "Transfer-Encoding:\tchunked",
        "Transfer-Encoding: chunked\t",
        "Transfer-Encoding:\u000bchunked",
        "Transfer-Encoding : chunked",
        "Transfer-Encoding\t: chunked",
        "Transfer-Encoding:\r\n chunked",
        " Transfer-Encoding: chunked",
        "Content-Length: 3\r\nContent-Length: 3",
        "Content-Length: 3\r\nContent-Length: 4",
        "Content-Length: 3, 3",
        "Content-Length: 3,",
        "Content-Length: +3",
        "Content-Length: -3",
        "Content-Length: 0x3",
        "Content-Length: 3 3",
        "Content-Length: 3.0",
        "Content-Length: \u00b3",
        "Content-Length:",
        "Content-Length:\t3",
        "Content-Length: 9999999999999999999",
        "Content-Length : 3",
        "X: a\nY: b",
        "X: a\rY: b",
        "X: a\u0000b",
        "X: a\r\n b",
        "X",
        ": x",
        "X Y: z",
        "X\u00e9: z",
        "Authorization: Bearer x\r\nauthorization: Bearer y",
        "Host: b",
        "Content-Type: a/b\r\nContent-Type: c/d",
      })
  void refusesAmbiguousHeaders(String fields) {
    assertThat(status(POST + fields + "\r\n\r\nabc")).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"identity", "gzip", "gzip, chunked", "chunked, identity", "x", "xchunked"})
  void refusesOtherTransferCodings(String coding) {
    assertThat(status(POST + "Transfer-Encoding: " + coding + "\r\n\r\n")).isEqualTo(501);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3\nabc\r\n0\r\n\r\n",
        "3\r\nabc\n0\r\n\r\n",
        "3\r\nabc\r0\r\n\r\n",
        "3\r\nabcd\r\n0\r\n\r\n",
        "3\r\nabc\r\n0\n\n",
        "3\rabc\r\n0\r\n\r\n",
        "+3\r\nabc\r\n",
        "-3\r\nabc\r\n",
        "0x3\r\nabc\r\n",
        " 3\r\nabc\r\n",
        "3 3\r\nabc\r\n",
        "\r\nabc\r\n",
        ";x\r\nabc\r\n",
        "g\r\nabc\r\n",
        "ffffffff\r\nabc\r\n",
        "fffffffffffffffff\r\nabc\r\n",
        "3;a\u0000\r\nabc\r\n",
        "3;a=\"b\nc\"\r\nabc\r\n",
        "0\r\nX\r\n\r\n",
        "0\r\n X: y\r\n\r\n",
      })
  void refusesAmbiguousChunks(String body) {
    assertThat(status(CHUNKED + body)).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "DELETE", "TRACE"})
  void refusesABodyForMethodsWithoutOne(String method) {
    assertThat(status(method + " / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n"))
        .isEqualTo(400);
    assertThat(status(method + " / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"))
        .isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "GET / HTTP/2.0, 505",
    "PRI * HTTP/2.0, 505",
    "GET / HTTP/1.2, 505",
    "GET / HTTP/0.9, 505",
    "GET /, 505",
    "GET / HTTP/11, 400",
    "GET / XTTP/1.1, 400",
    "GET / http/1.1, 400",
    "GET  / HTTP/1.1, 400",
    "GET / HTTP/1.1 x, 400",
    "GET blogs HTTP/1.1, 400",
    "GET ftp://a/ HTTP/1.1, 400",
    "GET http:///blogs HTTP/1.1, 400",
    "GET http://a b/ HTTP/1.1, 400",
    "GET /%zz HTTP/1.1, 400",
    "GET /%2 HTTP/1.1, 400",
    "GET /\u00e9 HTTP/1.1, 400",
    "G@T / HTTP/1.1, 400",
    "CONNECT http://a/ HTTP/1.1, 400",
    "garbage, 400"
  })
  void refusesMalformedAndUnsupportedRequestLines(String line, int status) {
    assertThat(status(line + "\r\nHost: a\r\n\r\n")).isEqualTo(status);
  }

  @Test
  void refusesAHeadThatIsTooLarge() {
    assertThat(status("GET /" + "x".repeat(17_000))).isEqualTo(400);
    assertThat(status(GET + "X: y\r\n".repeat(3000))).isEqualTo(400);
  }

  @Test
  void requiresOneValidHost() {
    assertThat(status("GET / HTTP/1.1\r\n\r\n")).isEqualTo(400);
    assertThat(status("GET / HTTP/1.1\r\nHost: a b\r\n\r\n")).isEqualTo(400);
    assertThat(status("GET / HTTP/1.1\r\nHost: a:xx\r\n\r\n")).isEqualTo(400);
  }
}
