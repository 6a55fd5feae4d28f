package dev.plinth.conformance.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * An operation of an OpenAPI document.
 *
 * @param id its {@code operationId}
 * @param method its HTTP method
 * @param path its path, with parameters in braces
 * @param statuses the documented statuses
 */
public record ApiOperation(
    ApiDocument document,
    String id,
    String method,
    String path,
    List<Integer> statuses,
    JsonNode description) {

  private static final String ANY_OTHER = "default";

  static ApiOperation of(ApiDocument document, String path, String method, JsonNode description) {
    Iterable<String> keys = () -> description.path("responses").fieldNames();
    List<Integer> statuses =
        StreamSupport.stream(keys.spliterator(), false)
            .filter(key -> !key.equals(ANY_OTHER))
            .map(Integer::valueOf)
            .toList();
    return new ApiOperation(
        document,
        description.path("operationId").asText(),
        method.toUpperCase(Locale.ROOT),
        path,
        statuses,
        description);
  }

  /** Returns the description of the response with a status. */
  public JsonNode response(int status) {
    return document.resolve(description.path("responses").path(Integer.toString(status)));
  }

  /** Returns the schema of the request body, or of each item in it; missing if it has none. */
  public JsonNode body() {
    return hasItems() ? wholeBody().path("items") : wholeBody();
  }

  /** Returns the schemas of the fields of the request body, or of each item in it. */
  public Map<String, JsonNode> fields() {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    schema()
        .path("properties")
        .fields()
        .forEachRemaining(field -> fields.put(field.getKey(), field.getValue()));
    return fields;
  }

  /** Whether the request body, or each item in it, must have a field. */
  public boolean requires(String field) {
    return StreamSupport.stream(schema().path("required").spliterator(), false)
        .anyMatch(it -> it.asText().equals(field));
  }

  private JsonNode schema() {
    return document.resolve(body());
  }

  /** Whether the request body is an array. */
  public boolean hasItems() {
    return wholeBody().path("type").asText().equals("array");
  }

  private JsonNode wholeBody() {
    return description.at("/requestBody/content/application~1json/schema");
  }

  /** Returns the names of its query parameters. */
  public Set<String> queryParameters() {
    return query().map(parameter -> parameter.path("name").asText()).collect(Collectors.toSet());
  }

  /** Returns the values that a query parameter can have; empty if the document lists none. */
  public List<String> values(String parameter) {
    return query()
        .filter(it -> it.path("name").asText().equals(parameter))
        .flatMap(it -> StreamSupport.stream(it.at("/schema/enum").spliterator(), false))
        .map(JsonNode::asText)
        .toList();
  }

  private Stream<JsonNode> query() {
    return StreamSupport.stream(description.path("parameters").spliterator(), false)
        .map(document::resolve)
        .filter(parameter -> parameter.path("in").asText().equals("query"));
  }

  /** Whether it is marked as deprecated. */
  public boolean isDeprecated() {
    return description.path("deprecated").asBoolean();
  }

  /** Whether it needs an access token. */
  public boolean needsToken() {
    return readsToken()
        && StreamSupport.stream(description.path("security").spliterator(), false)
            .noneMatch(JsonNode::isEmpty);
  }

  /** Whether it reads an access token, required or not. */
  public boolean readsToken() {
    return !description.path("security").isEmpty();
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
