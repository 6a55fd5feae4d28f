package dev.plinth.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plinth.rest.ErrorResponse;
import jakarta.json.JsonObject;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

  @Test
  void readsAnObject() {
    JsonObject body = read("{\"title\":\"Grüße 👋\",\"isActive\":true}");

    assertThat(body.getString("title")).isEqualTo("Grüße 👋");
    assertThat(body.getBoolean("isActive")).isTrue();
  }

  @Test
  void readsTheLargestAllowedBody() {
    String longest = "{}" + " ".repeat(RequestBody.MAX_BYTES - 2);

    JsonObject body = read(longest);

    assertThat(body).isEmpty();
  }

  @Test
  void refusesOneByteMore() {
    String tooLong = "{}" + " ".repeat(RequestBody.MAX_BYTES - 1);

    ErrorResponse refusal = ErrorResponse.of(() -> read(tooLong));

    assertThat(refusal.status()).isEqualTo(413);
  }

  @Test
  void stopsReadingABodyThatIsTooLarge() throws IOException {
    InputStream endless = new ByteArrayInputStream(new byte[2 * RequestBody.MAX_BYTES]);

    ErrorResponse.of(() -> JsonBody.read(endless, MediaType.APPLICATION_JSON_TYPE));

    assertThat(endless.available()).isEqualTo(RequestBody.MAX_BYTES - 1);
  }

  @Test
  void refusesTooManyFields() {
    String fields =
        IntStream.rangeClosed(0, JsonBody.MAX_FIELDS)
            .mapToObj(i -> "\"f" + i + "\":1")
            .collect(Collectors.joining(",", "{", "}"));

    ErrorResponse refusal = ErrorResponse.of(() -> read(fields));

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.detail()).contains("100 fields");
  }

  @Test
  void readsTheDeepestAllowedNesting() {
    assertThat(read("{\"a\":".repeat(31) + "1" + "}".repeat(31))).hasSize(1);
  }

  @Test
  void refusesDeeperNesting() {
    String deep = "{\"a\":".repeat(34) + "1" + "}".repeat(34);

    ErrorResponse refusal = ErrorResponse.of(() -> read(deep));

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.detail()).contains("nested");
  }

  @Test
  void refusesAMissingBody() {
    ErrorResponse refusal = ErrorResponse.of(() -> read(""));

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.detail()).contains("no body");
  }

  @Test
  void refusesAnIncompleteBody() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }
        };

    ErrorResponse refusal =
        ErrorResponse.of(() -> JsonBody.read(broken, MediaType.APPLICATION_JSON_TYPE));

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.detail()).contains("incomplete");
  }

  @Test
  void refusesMalformedUtf8() {
    byte[] latin1 = "{\"title\":\"Grüße\"}".getBytes(StandardCharsets.ISO_8859_1);

    ErrorResponse refusal = ErrorResponse.of(() -> read(latin1, MediaType.APPLICATION_JSON_TYPE));

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.detail()).contains("UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/json;charset=utf-8", "APPLICATION/JSON"})
  void acceptsJsonInUtf8(String mediaType) {
    JsonObject body = read("{}".getBytes(StandardCharsets.UTF_8), MediaType.valueOf(mediaType));

    assertThat(body).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json;charset=iso-8859-1",
        "application/json;charset=utf-16",
        "text/plain",
        "application/x-www-form-urlencoded"
      })
  void refusesAnotherCharsetOrMediaType(String mediaType) {
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> read(body, MediaType.valueOf(mediaType)))
        .isInstanceOf(NotSupportedException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[{}]", "\"text\"", "7", "true", "null"})
  void refusesWhatIsNotAnObject(String json) {
    ErrorResponse refusal = ErrorResponse.of(() -> read(json));

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.detail()).contains("not a JSON object");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "{",
        "{\"a\":1,}",
        "{'a':1}",
        "{a:1}",
        "{\"a\":01}",
        "{\"a\":NaN}",
        "{\"a\":\"\t\"}",
        "{} {}",
        "{} rest",
        "{}}",
        "{/* why */}",
        "\uFEFF{}"
      })
  void refusesMalformedJson(String json) {
    ErrorResponse refusal = ErrorResponse.of(() -> read(json));

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.detail()).contains("not well-formed JSON");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"a\":1,\"a\":1}", "{\"a\":1,\"\\u0061\":2}", "{\"a\":[{\"b\":1,\"b\":2}]}"})
  void refusesADuplicateName(String json) {
    ErrorResponse refusal = ErrorResponse.of(() -> read(json));

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.detail()).contains("repeats a name");
  }

  @Test
  void namesThePositionOfASyntaxError() {
    ErrorResponse refusal = ErrorResponse.of(() -> read("{\n  \"a\": oops\n}"));

    assertThat(refusal.detail()).contains("line 2, column 8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void refusesUnboundedNesting(String opening) {
    String json = "{\"a\":" + opening.repeat(5000);

    ErrorResponse refusal = ErrorResponse.of(() -> read(json));

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.detail()).contains("nested too deeply");
  }

  @Test
  void refusesANumberWithAHugeExponent() {
    ErrorResponse refusal = ErrorResponse.of(() -> read("{\"a\":1e999999999999}"));

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.detail()).contains("exponent");
  }

  private static JsonObject read(String json) {
    return read(json.getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_JSON_TYPE);
  }

  private static JsonObject read(byte[] body, MediaType mediaType) {
    return JsonBody.read(new ByteArrayInputStream(body), mediaType);
  }
}
