package dev.plinth.rest.problem;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * A problem document of the type {@code about:blank}.
 *
 * @param status the HTTP status
 * @param detail what is wrong, as a sentence for the client
 * @param violations what is wrong with single fields of the request body, if anything
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public record Problem(Response.StatusType status, String detail, List<Violation> violations) {

  /** The media type of a problem document. */
  public static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

  /** Creates a problem that is not one of single fields. */
  public Problem(Response.StatusType status, String detail) {
    this(status, detail, List.of());
  }

  /** Returns a response that carries the document and nothing else yet. */
  public Response.ResponseBuilder response() {
    return Response.status(status).type(MEDIA_TYPE).entity(json());
  }

  private String json() {
    JsonObjectBuilder document =
        Json.createObjectBuilder()
            .add("type", "about:blank")
            .add("title", status.getReasonPhrase())
            .add("status", status.getStatusCode())
            .add("detail", detail);
    if (!violations.isEmpty()) {
      JsonArrayBuilder errors = Json.createArrayBuilder();
      violations.forEach(violation -> errors.add(violation.json()));
      document.add("errors", errors);
    }
    return document.build().toString();
  }
}
