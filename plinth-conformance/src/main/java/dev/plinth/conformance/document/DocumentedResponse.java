package dev.plinth.conformance.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.plinth.conformance.http.Answer;
import java.util.Set;
import java.util.TreeSet;

/**
 * The description of a response, with which an answer is compared: media type, schema and headers.
 *
 * @param description the Response Object
 */
public record DocumentedResponse(ApiDocument document, JsonNode description) {

  /** The fields of all responses, which only the document's own description names. */
  private static final Set<String> COMMON =
      Set.of(
          "cache-control",
          "connection",
          "content-length",
          "content-type",
          "date",
          "x-content-type-options",
          "x-frame-options");

  public static DocumentedResponse of(ApiOperation operation, int status) {
    return new DocumentedResponse(operation.document(), operation.response(status));
  }

  /** Compares an answer with the description. */
  public void check(Answer answer) {
    assertThat(description.isMissingNode()).as("undocumented: " + answer).isFalse();
    checkBody(answer);
    checkHeaders(answer);
  }

  private void checkBody(Answer answer) {
    JsonNode content = description.path("content");
    if (content.isMissingNode()) {
      assertThat(answer.body()).isEmpty();
      return;
    }
    String mediaType = answer.header("Content-Type");
    assertThat(content.fieldNames()).toIterable().as(answer.body()).containsExactly(mediaType);
    JsonNode schema = content.path(mediaType).path("schema");
    assertThat(schema.has("$ref")).as("a named schema").isTrue();
    assertThat(document.violations(schema, ApiDocument.parse(answer.body())))
        .as(answer.body())
        .isEmpty();
  }

  private void checkHeaders(Answer answer) {
    Set<String> undocumented = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    undocumented.addAll(answer.response().headers().map().keySet());
    undocumented.removeAll(COMMON);
    description
        .path("headers")
        .fields()
        .forEachRemaining(
            header -> {
              undocumented.remove(header.getKey());
              checkHeader(header.getKey(), document.resolve(header.getValue()), answer);
            });
    assertThat(undocumented).as("undocumented headers of " + answer).isEmpty();
  }

  private void checkHeader(String name, JsonNode header, Answer answer) {
    String value = answer.header(name);
    if (value.isEmpty()) {
      assertThat(header.path("required").asBoolean()).as(name + " of " + answer).isFalse();
      return;
    }
    JsonNode schema = header.path("schema");
    JsonNode typed =
        schema.path("type").asText().equals("integer")
            ? JsonNodeFactory.instance.numberNode(Integer.parseInt(value))
            : JsonNodeFactory.instance.textNode(value);
    assertThat(document.violations(schema, typed)).as(name + ": " + value).isEmpty();
  }
}
