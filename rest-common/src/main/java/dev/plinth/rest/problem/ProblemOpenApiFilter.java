package dev.plinth.rest.problem;

import jakarta.ws.rs.core.Response.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** OpenAPI filter that documents the error responses of all operations in one place. */
public class ProblemOpenApiFilter implements OASFilter {

  private static final String SCHEMA = "Problem";

  @Override
  public void filterOpenAPI(OpenAPI document) {
    if (document.getPaths() == null) {
      return;
    }
    if (document.getComponents() == null) {
      document.setComponents(OASFactory.createComponents());
    }
    document.getComponents().addSchema(SCHEMA, schema());
    document.getComponents().getSchemas().values().forEach(ProblemOpenApiFilter::tidyLengths);
    document.getPaths().getPathItems().forEach(ProblemOpenApiFilter::add);
  }

  /** RFC 9457, section 3.1. */
  private static Schema schema() {
    Schema problem = OASFactory.createSchema().type(Schema.SchemaType.OBJECT);
    for (String name : List.of("type", "title", "detail")) {
      problem.addProperty(name, OASFactory.createSchema().type(Schema.SchemaType.STRING));
    }
    return problem.addProperty("status", OASFactory.createSchema().type(Schema.SchemaType.INTEGER));
  }

  private static void add(String path, PathItem item) {
    item.getOperations()
        .forEach(
            (method, operation) -> {
              tidy(operation.getParameters());
              addToAny(operation);
              if (path.contains("{")) {
                add(operation, Status.NOT_FOUND, "Not found, or not visible to the caller.");
              }
              if (method != PathItem.HttpMethod.POST) {
                add(
                    operation,
                    Status.PRECONDITION_FAILED,
                    "The precondition (If-Match, If-None-Match) failed.");
              }
              if (operation.getRequestBody() != null) {
                addToWrites(operation);
              }
              if (operation.getSecurity() != null) {
                add(operation, Status.FORBIDDEN, "The caller is not allowed to do this.");
              }
            });
  }

  /** A property with a length is a string; the server adds members that say nothing. */
  private static void tidyLengths(Schema schema) {
    if (schema.getProperties() == null) {
      return;
    }
    Map<String, Schema> tidied = new LinkedHashMap<>(schema.getProperties());
    tidied.replaceAll(
        (name, property) ->
            property.getMaxLength() == null
                ? property
                : OASFactory.createSchema()
                    .type(Schema.SchemaType.STRING)
                    .minLength(property.getMinLength())
                    .maxLength(property.getMaxLength()));
    schema.setProperties(tidied);
  }

  /** The server also writes members that the annotation leaves out, such as a multiple of 0. */
  private static void tidy(List<Parameter> parameters) {
    for (Parameter parameter : parameters == null ? List.<Parameter>of() : parameters) {
      if (parameter.getIn() == Parameter.In.QUERY && parameter.getSchema() != null) {
        parameter.setSchema(OASFactory.createSchema().type(parameter.getSchema().getType()));
      }
    }
  }

  private static void addToAny(Operation operation) {
    add(operation, Status.BAD_REQUEST, "The request is malformed or invalid.");
    add(
        operation,
        Status.UNAUTHORIZED,
        "The access token or the credentials are missing or invalid.");
    add(operation, Status.NOT_ACCEPTABLE, "The Accept header excludes JSON.");
    add(operation, Status.TOO_MANY_REQUESTS, "Rate limit exceeded; see Retry-After.");
    add(operation, Status.SERVICE_UNAVAILABLE, "Unavailable; see Retry-After.");
  }

  private static void addToWrites(Operation operation) {
    add(operation, Status.CONFLICT, "Conflict with existing data or a concurrent change.");
    add(operation, Status.REQUEST_ENTITY_TOO_LARGE, "The request body is larger than 64 KiB.");
    add(operation, Status.UNSUPPORTED_MEDIA_TYPE, "The request body is not JSON in UTF-8.");
  }

  private static void add(Operation operation, Status status, String description) {
    APIResponses responses = operation.getResponses();
    String code = Integer.toString(status.getStatusCode());
    if (responses != null && !responses.hasAPIResponse(code)) {
      responses.addAPIResponse(
          code, OASFactory.createAPIResponse().description(description).content(problem()));
    }
  }

  private static Content problem() {
    return OASFactory.createContent()
        .addMediaType(
            Problem.MEDIA_TYPE.toString(),
            OASFactory.createMediaType().schema(OASFactory.createSchema().ref(SCHEMA)));
  }
}
