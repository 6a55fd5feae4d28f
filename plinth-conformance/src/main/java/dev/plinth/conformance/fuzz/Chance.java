package dev.plinth.conformance.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.conformance.document.ApiOperation;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Fuzzer: generates valid, nearly valid and invalid requests; the same seed gives the same
 * requests.
 */
public final class Chance {

  private static final String SET_BY_SERVICE = "uuid|date-time";
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "a",
          "0",
          "-1",
          "null",
          "true",
          "[]",
          "{}",
          "'",
          "\"",
          "\\",
          "%",
          "%00",
          "\u0000",
          "\ud800",
          "\udfff\ud800",
          "\u202e",
          "\ufeff",
          "😀",
          "İ",
          "ß",
          "e\u0301",
          "\r\n",
          "\t",
          "' or 1=1 --",
          "${jndi:ldap://127.0.0.1:1/x}",
          "#{1/0}",
          "../..",
          "<script>",
          "a@b",
          "user@example.org",
          "2026-01-01T00:00:00Z",
          "9223372036854775808",
          "1e400",
          "NaN",
          "Admin User",
          "password",
          "00000000-0000-4000-8000-000000000000");

  private static final List<String> TYPES =
      List.of(
          "text/plain",
          "application/xml",
          "application/json;charset=utf-16",
          "x",
          "*/*",
          "application/problem+json",
          "multipart/form-data; boundary=x",
          "application/json; q=1");

  private static final List<String> HEADERS =
      List.of(
          "Accept-Encoding",
          "Accept-Language",
          "If-Match",
          "If-None-Match",
          "If-Modified-Since",
          "Range",
          "Cookie",
          "Origin",
          "X-Forwarded-For",
          "X-HTTP-Method-Override",
          "traceparent",
          "Content-Encoding",
          "Prefer");

  private final Random random;
  private final UnaryOperator<String> references;

  /**
   * Creates a generator.
   *
   * @param references returns the id of something that exists, for a field that refers to it
   */
  public Chance(long seed, UnaryOperator<String> references) {
    this.random = new Random(seed);
    this.references = references;
  }

  /** Returns true with a probability in percent. */
  boolean in(int percent) {
    return random.nextInt(100) < percent;
  }

  <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** Returns the operation's method, and sometimes another one. */
  String method(ApiOperation operation) {
    return in(95) ? operation.method() : oneOf(List.of("PUT", "POST", "HEAD", "OPTIONS", "BREW"));
  }

  /** Returns the path and the query of a request. */
  String address(ApiOperation operation, List<String> ids) {
    String path = operation.path();
    while (path.contains("{")) {
      path = path.replaceFirst("\\{[^}]*}", in(70) ? oneOf(ids) : encode(id()));
    }
    String query =
        operation.queryParameters().stream()
            .sorted()
            .filter(name -> in(50))
            .map(
                name ->
                    name + "=" + encode(in(50) ? Integer.toString(random.nextInt(120)) : text()))
            .collect(Collectors.joining("&"));
    String more = in(10) ? "&" + encode(text()) + "=" + encode(text()) : "";
    return path.substring(1) + (query.isEmpty() && more.isEmpty() ? "" : "?" + query + more);
  }

  private String id() {
    return in(50) ? new UUID(random.nextLong(), random.nextLong()).toString() : "x" + text();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Returns a media type, mostly the right one. */
  String mediaType(String right) {
    return in(90) ? right : oneOf(TYPES);
  }

  /** Returns unexpected header fields, names and values in turn. */
  List<String> header() {
    String value = text().replaceAll("[^ -~]", "?").strip();
    return List.of(oneOf(HEADERS), value.isEmpty() ? "x" : value);
  }

  /** Returns a request body, which may be invalid JSON or invalid UTF-8. */
  byte[] body(ApiOperation operation) {
    JsonValue object = object(operation);
    JsonValue fitting =
        operation.hasItems() ? Json.createArrayBuilder().add(object).build() : object;
    String json = (in(90) ? fitting : value(0)).toString();
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    if (in(10) && bytes.length > 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private JsonObject object(ApiOperation operation) {
    JsonObjectBuilder object = Json.createObjectBuilder();
    for (Map.Entry<String, JsonNode> field : operation.fields().entrySet()) {
      String name = field.getKey();
      boolean isReference = isOf(field.getValue(), "uuid") && operation.requires(name);
      // No text is the identity of what is changed, nor when it was made.
      boolean isSetByService = isOf(field.getValue(), SET_BY_SERVICE) && !isReference;
      if (in(isSetByService ? 5 : 85)) {
        object.add(name, in(85) ? fitting(name, field.getValue(), isReference) : value(0));
      }
    }
    if (in(10)) {
      object.add(text(), value(0));
    }
    return object.build();
  }

  private static boolean isOf(JsonNode schema, String formats) {
    return schema.path("format").asText().matches(formats);
  }

  private JsonValue fitting(String name, JsonNode schema, boolean isReference) {
    if (isReference) {
      return Json.createValue(references.apply(name));
    }
    return switch (schema.path("type").asText()) {
      case "boolean" -> in(50) ? JsonValue.TRUE : JsonValue.FALSE;
      case "integer" -> Json.createValue(random.nextInt());
      default -> Json.createValue(string(name));
    };
  }

  private String string(String name) {
    return switch (name) {
      case "email" -> "u" + Long.toHexString(random.nextLong()) + "@example.org";
      case "username" -> "u" + Long.toHexString(random.nextLong());
      default -> in(80) ? line() : text();
    };
  }

  /** Returns a line of text that every field accepts: printable, and of a valid length. */
  private String line() {
    return random
        .ints(8 + random.nextInt(30), '!', 0x7F)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private JsonValue value(int depth) {
    return switch (random.nextInt(depth > 4 ? 5 : 7)) {
      case 0 -> JsonValue.NULL;
      case 1 -> JsonValue.TRUE;
      case 2 -> Json.createValue(random.nextInt());
      case 3 ->
          Json.createValue(new BigDecimal(random.nextDouble()).movePointRight(random.nextInt(60)));
      case 4 -> Json.createValue(text());
      case 5 -> {
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
          array.add(value(depth + 1));
        }
        yield array.build();
      }
      default -> Json.createObjectBuilder().add(text(), value(depth + 1)).build();
    };
  }

  private String text() {
    if (in(30)) {
      return oneOf(TEXTS);
    }
    int length = in(95) ? random.nextInt(60) : random.nextInt(5000);
    return random
        .ints(length, 0, in(80) ? 0x7F : 0x11000)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
