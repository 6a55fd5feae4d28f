package dev.plinth.system.security;

import static java.util.stream.Collectors.toSet;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * An operation of a service, from the OpenAPI document.
 *
 * @param method its HTTP method
 * @param path its path, with parameters in braces
 * @param query the names of its query parameters
 * @param fields the schemas of its request body's properties; empty if it has no body
 * @param hasItems whether its request body is an array of objects with these properties
 * @param statuses the documented statuses
 */
record Operation(
    String method,
    String path,
    List<String> query,
    JsonObject fields,
    boolean hasItems,
    Set<Integer> statuses) {

  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  /** Returns all operations of a document, in its order. */
  static List<Operation> all(String document) {
    List<Operation> operations = new ArrayList<>();
    try (JsonReader reader = Json.createReader(new StringReader(document))) {
      JsonObject all = reader.readObject();
      for (Map.Entry<String, JsonValue> path : all.getJsonObject("paths").entrySet()) {
        path.getValue().asJsonObject().entrySet().stream()
            .filter(entry -> METHODS.contains(entry.getKey()))
            .map(entry -> of(all, entry.getKey(), path.getKey(), entry.getValue().asJsonObject()))
            .forEach(operations::add);
      }
    }
    return operations;
  }

  private static Operation of(JsonObject all, String method, String path, JsonObject operation) {
    Set<Integer> statuses =
        operation.getJsonObject("responses").keySet().stream()
            .filter(key -> !key.equals("default"))
            .map(Integer::valueOf)
            .collect(toSet());
    return new Operation(
        method.toUpperCase(Locale.ROOT),
        path,
        query(all, operation),
        fields(all, operation),
        body(all, operation).containsKey("items"),
        statuses);
  }

  private static List<String> query(JsonObject all, JsonObject operation) {
    return operation.getOrDefault("parameters", JsonArray.EMPTY_JSON_ARRAY).asJsonArray().stream()
        .map(parameter -> resolve(all, parameter.asJsonObject()))
        .filter(parameter -> parameter.getString("in").equals("query"))
        .map(parameter -> parameter.getString("name"))
        .toList();
  }

  private static JsonObject fields(JsonObject all, JsonObject operation) {
    JsonObject body = body(all, operation);
    JsonObject object = body.containsKey("items") ? body.getJsonObject("items") : body;
    return resolve(all, object)
        .getOrDefault("properties", JsonValue.EMPTY_JSON_OBJECT)
        .asJsonObject();
  }

  /** Returns the schema of the request body; empty if there is none. */
  private static JsonObject body(JsonObject all, JsonObject operation) {
    JsonValue body = operation.get("requestBody");
    if (body == null) {
      return JsonValue.EMPTY_JSON_OBJECT;
    }
    JsonObject schema =
        body.asJsonObject()
            .getJsonObject("content")
            .values()
            .iterator()
            .next()
            .asJsonObject()
            .getJsonObject("schema");
    return resolve(all, schema);
  }

  /** Returns what a reference names; any other object itself. */
  private static JsonObject resolve(JsonObject all, JsonObject object) {
    return object.containsKey("$ref")
        ? all.getValue(object.getString("$ref").substring(1)).asJsonObject()
        : object;
  }

  /** Returns whether it belongs to the blogs service; the others belong to the users service. */
  boolean isOfBlogs() {
    return path.startsWith("/blogs");
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
