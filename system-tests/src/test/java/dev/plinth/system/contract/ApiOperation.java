package dev.plinth.system.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * An operation of an OpenAPI document.
 *
 * @param id its {@code operationId}
 * @param method its HTTP method
 * @param path its path, with parameters in braces
 * @param statuses the documented statuses
 */
record ApiOperation(
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
  JsonNode response(int status) {
    return document.resolve(description.path("responses").path(Integer.toString(status)));
  }

  /** Returns the schema of the request body, or of each item in it; missing if it has none. */
  JsonNode body() {
    return hasItems() ? wholeBody().path("items") : wholeBody();
  }

  /** Whether the request body is an array. */
  boolean hasItems() {
    return wholeBody().path("type").asText().equals("array");
  }

  private JsonNode wholeBody() {
    return description.at("/requestBody/content/application~1json/schema");
  }

  /** Returns the names of its query parameters. */
  Set<String> queryParameters() {
    return StreamSupport.stream(description.path("parameters").spliterator(), false)
        .map(document::resolve)
        .filter(parameter -> parameter.path("in").asText().equals("query"))
        .map(parameter -> parameter.path("name").asText())
        .collect(Collectors.toSet());
  }

  /** Whether it is marked as deprecated. */
  boolean isDeprecated() {
    return description.path("deprecated").asBoolean();
  }

  /** Whether it needs an access token. */
  boolean needsToken() {
    return readsToken()
        && StreamSupport.stream(description.path("security").spliterator(), false)
            .noneMatch(JsonNode::isEmpty);
  }

  /** Whether it reads an access token, required or not. */
  boolean readsToken() {
    return !description.path("security").isEmpty();
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
