package dev.plinth.conformance.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A request body that violates one constraint of its schema, with a value of one field; in an
 * array, of its first item.
 *
 * @param json the value; null if the field is absent
 */
public record WrongBody(ApiOperation operation, String field, String json) {

  /** Returns one for each constraint of each field. */
  public static Stream<WrongBody> of(ApiOperation operation) {
    JsonNode schema = operation.document().resolve(operation.body());
    Iterable<Entry<String, JsonNode>> fields = () -> schema.path("properties").fields();
    Stream<WrongBody> absent =
        StreamSupport.stream(schema.path("required").spliterator(), false)
            .map(field -> new WrongBody(operation, field.asText(), null));
    Stream<WrongBody> wrong =
        StreamSupport.stream(fields.spliterator(), false)
            .flatMap(
                field ->
                    values(field.getValue())
                        .map(value -> new WrongBody(operation, field.getKey(), value)));
    return Stream.of(absent, wrong, Stream.of(new WrongBody(operation, "unknown", "1")))
        .flatMap(it -> it);
  }

  private static Stream<String> values(JsonNode schema) {
    if (!schema.path("type").asText().equals("string")) {
      return Stream.of("null", "\"true\"");
    }
    Map<String, String> byConstraint =
        Map.of(
            "type", "1",
            "minLength", quoted("x".repeat(Math.max(0, schema.path("minLength").asInt() - 1))),
            "maxLength", quoted("x".repeat(schema.path("maxLength").asInt() + 1)),
            "pattern", quoted(" ".repeat(schema.path("minLength").asInt(1))));
    return byConstraint.entrySet().stream()
        .filter(entry -> schema.has(entry.getKey()))
        .map(Entry::getValue);
  }

  /** Returns a valid body with this field in it. */
  public String in(String valid) {
    JsonNode body = ApiDocument.parse(valid);
    ObjectNode object = (ObjectNode) (operation.hasItems() ? body.path(0) : body);
    if (json == null) {
      object.remove(field);
    } else {
      object.set(field, ApiDocument.parse(json));
    }
    return body.toString();
  }

  /** Returns the JSON Pointer to the field, as a URI fragment. */
  public String pointer() {
    return (operation.hasItems() ? "#/0/" : "#/") + field;
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  @Override
  public String toString() {
    return operation + ", " + field + ": " + json;
  }
}
