package dev.plinth.conformance.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;

/** Request bodies with a random valid value for each field, derived from the schemas. */
public final class ValidBody {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ValidBody() {}

  /**
   * Returns a body of an operation that adds an item.
   *
   * @param references returns an existing id for the name of a field
   */
  public static String of(ApiOperation adding, UnaryOperator<String> references) {
    return of(adding, adding, references);
  }

  /** Returns a body of an operation that changes an item, with the fields that adding has, too. */
  public static String of(
      ApiOperation changing, ApiOperation adding, UnaryOperator<String> references) {
    Set<String> names = adding.fields().keySet();
    ObjectNode body = JSON.objectNode();
    changing
        .fields()
        .forEach(
            (name, schema) -> {
              if (names.contains(name)) {
                body.set(name, value(name, schema, references));
              }
            });
    return body.toString();
  }

  private static JsonNode value(String name, JsonNode schema, UnaryOperator<String> references) {
    return switch (schema.path("type").asText()) {
      case "boolean" -> JSON.booleanNode(ThreadLocalRandom.current().nextBoolean());
      case "integer" -> JSON.numberNode(ThreadLocalRandom.current().nextInt(1, 1_000_000));
      case "string" ->
          JSON.textNode(
              schema.path("format").asText().equals("uuid")
                  ? references.apply(name)
                  : text(schema));
      default -> throw new AssertionError("no valid value of the field " + name + ": " + schema);
    };
  }

  private static String text(JsonNode schema) {
    String random = "t" + UUID.randomUUID().toString().replace("-", "");
    return random.substring(0, Math.min(random.length(), schema.path("maxLength").asInt(33)));
  }
}
