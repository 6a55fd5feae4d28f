package dev.plinth.devtools.chaos;

import dev.plinth.launcher.Failure;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * The body that adds an item to a service, with the required fields of its OpenAPI document.
 *
 * @param service the service, for messages
 * @param document its OpenAPI document
 * @param references returns an existing id for the name of a field
 */
record NewItem(String service, JsonObject document, UnaryOperator<String> references) {

  /**
   * Returns a new body.
   *
   * @throws Failure if a required field is of a kind that has no generated value
   */
  String body() {
    JsonObject schema =
        resolved(
            document
                .getValue(
                    "/paths/~1" + service + "/post/requestBody/content/application~1json/schema")
                .asJsonObject());
    JsonObjectBuilder body = Json.createObjectBuilder();
    for (JsonString name : schema.getJsonArray("required").getValuesAs(JsonString.class)) {
      JsonObject field = schema.getJsonObject("properties").getJsonObject(name.getString());
      body.add(name.getString(), value(name.getString(), resolved(field)));
    }
    return body.build().toString();
  }

  private JsonObject resolved(JsonObject schema) {
    return schema.containsKey("$ref")
        ? document.getValue(schema.getString("$ref").substring(1)).asJsonObject()
        : schema;
  }

  private JsonValue value(String name, JsonObject schema) {
    if (schema.containsKey("enum")) {
      return schema.getJsonArray("enum").get(0);
    }
    return switch (schema.getString("type", "")) {
      case "boolean" -> JsonValue.TRUE;
      case "integer", "number" -> Json.createValue(schema.getInt("minimum", 1));
      case "string" -> Json.createValue(text(name, schema));
      default ->
          throw new Failure(
              "chaos can't make a value for the field %s of %s".formatted(name, service));
    };
  }

  private String text(String name, JsonObject schema) {
    String random = UUID.randomUUID().toString();
    return switch (schema.getString("format", "")) {
      case "uuid" -> references.apply(name);
      case "email", "idn-email" -> random + "@example.org";
      default -> random.substring(0, Math.min(random.length(), schema.getInt("maxLength", 36)));
    };
  }
}
