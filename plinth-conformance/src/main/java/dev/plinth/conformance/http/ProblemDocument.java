package dev.plinth.conformance.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.regex.Pattern;

/** A problem document (RFC 9457), which every error must be, on every path of every port. */
public final class ProblemDocument {

  /** Patterns of HTML, class names and stack traces. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "<html|<!doctype|\\w+\\.\\w+\\.\\w*(Exception|Error)|java\\.|javax\\.|jakarta\\."
              + "|org\\.glassfish|org\\.eclipse|org\\.postgresql|dev\\.plinth|\\bat [\\w.$]+\\("
              + "|Payara|GlassFish|Grizzly|SQLSTATE",
          Pattern.CASE_INSENSITIVE);

  private final JsonObject document;

  private ProblemDocument(int status, String type, String body) {
    assertThat(type).as(body).isEqualTo("application/problem+json");
    assertThat(body).doesNotContainPattern(INSIDE);
    document = Json.createReader(new StringReader(body)).readObject();
    assertThat(document.getInt("status")).isEqualTo(status);
    assertThat(document.getString("type")).isNotBlank();
    assertThat(document.getString("title")).isNotBlank();
    assertThat(document.getString("detail", "")).as(body).isNotBlank();
  }

  /** Reads an answer, which must be a problem of this status. */
  public static ProblemDocument of(Answer answer, int status) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.response().headers().map()).doesNotContainKeys("server", "x-powered-by");
    assertThat(answer.header("Allow").isEmpty()).as("no Allow").isEqualTo(status != 405);
    return new ProblemDocument(status, answer.header("Content-Type"), answer.body());
  }

  /** Reads an answer, which must be a 503 that says when to try again. */
  public static ProblemDocument ofUnavailability(Answer answer) {
    ProblemDocument problem = of(answer, 503);
    assertThat(answer.header("Retry-After")).as("Retry-After of " + answer.body()).matches("\\d+");
    return problem;
  }

  /** Reads the body of an answer, which must be a problem of this status. */
  public static ProblemDocument of(String mediaType, String body, int status) {
    return new ProblemDocument(status, mediaType, body);
  }

  /** Returns the detail: what is wrong, as a sentence. */
  public String detail() {
    return document.getString("detail");
  }

  /** Returns the JSON pointers to the invalid fields, sorted. */
  public List<String> pointers() {
    return document.containsKey("errors")
        ? document.getJsonArray("errors").getValuesAs(JsonObject.class).stream()
            .map(error -> error.getString("pointer"))
            .sorted()
            .toList()
        : List.of();
  }
}
