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

/** Documents the problems that any operation may be answered with, so that no resource has to. */
public class ProblemResponses implements OASFilter {

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
    document.getComponents().getSchemas().values().forEach(ProblemResponses::tidyLengths);
    document.getPaths().getPathItems().forEach(ProblemResponses::add);
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
                add(operation, Status.NOT_FOUND, "There is none, or none that the caller may see.");
              }
              if (method != PathItem.HttpMethod.POST) {
                add(operation, Status.PRECONDITION_FAILED, "If-Match or If-None-Match is false.");
              }
              if (operation.getRequestBody() != null) {
                addToWrites(operation);
              }
              if (operation.getSecurity() != null) {
                add(operation, Status.FORBIDDEN, "The caller may not do this.");
              }
            });
  }

  /** Lengths are of strings, and all that the server shall write of such a property. */
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

  /** The server writes what an annotation leaves open, too, such as a multiple of 0. */
  private static void tidy(List<Parameter> parameters) {
    for (Parameter parameter : parameters == null ? List.<Parameter>of() : parameters) {
      if (parameter.getIn() == Parameter.In.QUERY && parameter.getSchema() != null) {
        parameter.setSchema(OASFactory.createSchema().type(parameter.getSchema().getType()));
      }
    }
  }

  private static void addToAny(Operation operation) {
    add(operation, Status.BAD_REQUEST, "The request is not as it has to be.");
    add(operation, Status.UNAUTHORIZED, "The access token is no good, or missing.");
    add(operation, Status.NOT_ACCEPTABLE, "The client takes no JSON.");
    add(operation, Status.TOO_MANY_REQUESTS, "The client comes too often; Retry-After.");
    add(operation, Status.SERVICE_UNAVAILABLE, "Not at the moment; Retry-After.");
  }

  private static void addToWrites(Operation operation) {
    add(operation, Status.CONFLICT, "Somebody else has it, or has changed it meanwhile.");
    add(operation, Status.REQUEST_ENTITY_TOO_LARGE, "The body is longer than 64 KiB.");
    add(operation, Status.UNSUPPORTED_MEDIA_TYPE, "The body is no JSON in UTF-8.");
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
