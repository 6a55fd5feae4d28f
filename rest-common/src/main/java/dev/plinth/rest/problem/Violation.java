package dev.plinth.rest.problem;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is wrong with one field of a request body.
 *
 * @param path the names, and in arrays the indices, that lead to the field
 * @param detail what is wrong with it, such as "must not be blank"
 */
public record Violation(List<String> path, String detail) {

  /** Creates a violation of a top-level field. */
  public Violation(String field, String detail) {
    this(List.of(field), detail);
  }

  /** Returns this with a name or an index before its path. */
  public Violation below(String parent) {
    return new Violation(Stream.concat(Stream.of(parent), path.stream()).toList(), detail);
  }

  /** Returns this as a member of {@code errors}, in the form of the example in RFC 9457, 3. */
  JsonObject json() {
    return Problem.JSON
        .createObjectBuilder()
        .add("detail", detail)
        .add("pointer", pointer())
        .build();
  }

  /** Returns the path as a JSON Pointer in a URI fragment (RFC 6901, 6). */
  String pointer() {
    return path.stream().map(Violation::escape).collect(Collectors.joining("/", "#/", ""));
  }

  private static String escape(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%7E", "~0")
        .replace("%2F", "~1");
  }
}
