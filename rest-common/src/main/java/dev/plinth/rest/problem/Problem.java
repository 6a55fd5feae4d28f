package dev.plinth.rest.problem;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;

/**
 * A problem document. A kind that the status alone does not explain has a type with a page ({@link
 * ProblemPages}); the type of all others is {@code about:blank}.
 *
 * @param status the HTTP status
 * @param kind the name of the kind in lower case, with hyphens; null for {@code about:blank}
 * @param detail what is wrong, as a sentence for the client
 * @param extensions further members of the document
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public record Problem(
    Response.StatusType status, String kind, String detail, JsonObject extensions) {

  /** {@code Json} would search for the provider at each call, through all jars of the server. */
  static final JsonProvider JSON = JsonProvider.provider();

  /** The media type of a problem document. */
  public static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

  /** Creates a problem that its status explains. */
  public Problem(Response.StatusType status, String detail) {
    this(status, null, detail);
  }

  /** Creates a problem without extensions. */
  public Problem(Response.StatusType status, String kind, String detail) {
    this(status, kind, detail, JsonValue.EMPTY_JSON_OBJECT);
  }

  /** Returns a 400 that lists what is wrong with fields of the request body. */
  public static Problem ofFields(List<Violation> violations) {
    return invalid(
        "invalid-fields",
        "Fields of the request body are not valid.",
        violations.stream().map(Violation::json));
  }

  /** Returns a 400 that lists the unknown query parameters. */
  public static Problem ofParameters(List<String> names) {
    return invalid(
        "unknown-parameters",
        "Query parameters are not known: " + String.join(", ", names) + ".",
        names.stream().map(Problem::unknown));
  }

  private static JsonObject unknown(String parameter) {
    return JSON.createObjectBuilder()
        .add("detail", "is not a known parameter")
        .add("parameter", parameter)
        .build();
  }

  private static Problem invalid(String kind, String detail, Stream<JsonObject> errors) {
    JsonArrayBuilder list = JSON.createArrayBuilder();
    errors.forEach(list::add);
    return new Problem(
        Response.Status.BAD_REQUEST,
        kind,
        detail,
        JSON.createObjectBuilder().add("errors", list).build());
  }

  /** Returns a response with the document as its body. */
  public Response.ResponseBuilder response() {
    return Response.status(status).type(MEDIA_TYPE).entity(json());
  }

  private String json() {
    return JSON.createObjectBuilder()
        .add("type", kind == null ? "about:blank" : ProblemPages.PATH + kind)
        .add("title", kind == null ? status.getReasonPhrase() : title())
        .add("status", status.getStatusCode())
        .add("detail", detail)
        .addAll(JSON.createObjectBuilder(extensions))
        .build()
        .toString();
  }

  /** Returns the kind in words: it summarizes the type (RFC 9457, section 3.1.3). */
  private String title() {
    return Character.toUpperCase(kind.charAt(0)) + kind.substring(1).replace('-', ' ');
  }
}
