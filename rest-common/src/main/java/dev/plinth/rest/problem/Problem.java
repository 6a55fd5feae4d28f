package dev.plinth.rest.problem;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * A problem document of the type {@code about:blank}.
 *
 * @param status the HTTP status
 * @param detail what is wrong, as a sentence for the client
 * @param extensions further members of the document
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public record Problem(Response.StatusType status, String detail, JsonObject extensions) {

  /** {@code Json} would search for the provider at each call, through all jars of the server. */
  static final JsonProvider JSON = JsonProvider.provider();

  /** The media type of a problem document. */
  public static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

  /** Creates a problem without extensions. */
  public Problem(Response.StatusType status, String detail) {
    this(status, detail, JsonValue.EMPTY_JSON_OBJECT);
  }

  /** Returns a 400 that lists what is wrong with fields of the request body. */
  public static Problem ofFields(List<Violation> violations) {
    JsonArrayBuilder errors = JSON.createArrayBuilder();
    violations.forEach(violation -> errors.add(violation.json()));
    return new Problem(
        Response.Status.BAD_REQUEST,
        "Fields of the request body are not valid.",
        JSON.createObjectBuilder().add("errors", errors).build());
  }

  /** Returns a 400 that lists the unknown query parameters. */
  public static Problem ofParameters(List<String> names) {
    JsonArrayBuilder errors = JSON.createArrayBuilder();
    names.forEach(
        name ->
            errors.add(
                JSON.createObjectBuilder()
                    .add("detail", "is not a known parameter")
                    .add("parameter", name)));
    return new Problem(
        Response.Status.BAD_REQUEST,
        "Query parameters are not known: " + String.join(", ", names) + ".",
        JSON.createObjectBuilder().add("errors", errors).build());
  }

  /** Returns a response with the document as its body. */
  public Response.ResponseBuilder response() {
    return Response.status(status).type(MEDIA_TYPE).entity(json());
  }

  private String json() {
    return JSON.createObjectBuilder()
        .add("type", "about:blank")
        .add("title", status.getReasonPhrase())
        .add("status", status.getStatusCode())
        .add("detail", detail)
        .addAll(JSON.createObjectBuilder(extensions))
        .build()
        .toString();
  }
}
