package dev.plinth.conformance.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Client;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An OpenAPI 3.1 document. Its schemas are JSON Schema 2020-12; here they are closed, so that a
 * member that is not documented is a violation.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.1.0">OpenAPI Specification 3.1.0</a>
 */
public final class ApiDocument {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(
          VersionFlag.V202012, schemas -> schemas.metaSchema(withComponents()));

  private static final SchemaValidatorsConfig WITH_FORMATS =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  private final JsonNode root;
  private final JsonNode closed;

  private ApiDocument(JsonNode root) {
    this.root = root;
    this.closed = close(components().deepCopy());
  }

  /** References lead to this member of the document, which is no keyword of JSON Schema. */
  private static JsonMetaSchema withComponents() {
    return JsonMetaSchema.builder(JsonMetaSchema.getV202012())
        .keyword(new NonValidationKeyword("components"))
        .build();
  }

  /** Returns the document that the operations port serves for a service. */
  public static ApiDocument served(Client operations, String service) {
    Answer answer = operations.send("GET", "openapi/" + service);
    if (answer.status() != 200) {
      throw new AssertionError(answer.status() + " " + answer.body());
    }
    return new ApiDocument(parse(answer.body()));
  }

  /** Reads a document from a file. */
  public static ApiDocument read(Path file) {
    try {
      return new ApiDocument(parse(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Parses a JSON text. */
  public static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }

  /** Forbids further members in each object that has properties. */
  private static JsonNode close(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.path("properties").isObject()
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    node.forEach(ApiDocument::close);
    return node;
  }

  /** Returns its components. */
  public JsonNode components() {
    return root.path("components");
  }

  /** Returns the schema with a name. */
  public JsonNode schema(String name) {
    return components().path("schemas").path(name);
  }

  /** Returns the addresses of the service. */
  public List<String> servers() {
    return root.path("servers").findValuesAsText("url");
  }

  /** Returns the operations in the document's order. */
  public List<ApiOperation> operations() {
    List<ApiOperation> operations = new ArrayList<>();
    root.path("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fields()
                    .forEachRemaining(
                        method -> {
                          if (METHODS.contains(method.getKey())) {
                            operations.add(
                                ApiOperation.of(
                                    this, path.getKey(), method.getKey(), method.getValue()));
                          }
                        }));
    return operations;
  }

  /** Returns the operation with a method and a path. */
  public ApiOperation operation(String method, String path) {
    return operations().stream()
        .filter(it -> it.method().equals(method) && it.path().equals(path))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the document has no " + method + " " + path));
  }

  /** Returns what a reference names; any other node itself. */
  public JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? root.at(node.get("$ref").asText().substring(1)) : node;
  }

  /** Returns how a value violates a schema of this document. */
  public Set<ValidationMessage> violations(JsonNode schema, JsonNode value) {
    ObjectNode standalone = schema.deepCopy();
    standalone.set("components", closed);
    return SCHEMAS.getSchema(standalone, WITH_FORMATS).validate(value);
  }

  /** Returns all objects in the document that have this member. */
  public Stream<JsonNode> having(String member) {
    return root.findParents(member).stream();
  }
}
