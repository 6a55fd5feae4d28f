package dev.plinth.rest.problem;

import jakarta.json.Json;
import jakarta.json.JsonObject;

/**
 * What is wrong with one field of a request body.
 *
 * @param field the field's name; of a nested one the path, with dots
 * @param detail what is wrong with it, such as "must not be blank"
 */
public record Violation(String field, String detail) {

  /** Returns this as a member of {@code errors}, in the form of the example in RFC 9457, 3. */
  JsonObject json() {
    String path = field.replace("~", "~0").replace("/", "~1").replace('.', '/');
    return Json.createObjectBuilder().add("detail", detail).add("pointer", "#/" + path).build();
  }
}
