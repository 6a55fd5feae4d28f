package dev.plinth.rest.conditional;

import dev.plinth.runtime.representation.CacheOutcome.Source;
import dev.plinth.runtime.representation.Representation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;

/** Answers with what a read found, or says that the client has it already. */
public final class RepresentationResponse {

  private RepresentationResponse() {}

  /** Returns the answer to a write: the state after it. */
  public static ResponseBuilder of(ResponseBuilder answer, Representation snapshot) {
    return validated(answer.type(MediaType.APPLICATION_JSON).entity(snapshot.json()), snapshot);
  }

  /** Returns the answer to a read of something that is not cached. */
  public static ResponseBuilder of(HttpHeaders request, Representation snapshot) {
    return of(request, snapshot, snapshot.json());
  }

  /**
   * Returns the answer to a read of something that is not cached.
   *
   * @param body the JSON that shows the snapshot
   */
  public static ResponseBuilder of(HttpHeaders request, Representation snapshot, byte[] body) {
    return new Preconditions(request).isKnown(snapshot.tag())
        ? validated(Response.notModified(), snapshot)
        : validated(Response.ok(body, MediaType.APPLICATION_JSON), snapshot);
  }

  /**
   * Adds to an answer where it comes from. Everybody may see it, so others may keep it too, but
   * have to ask whether it is still so (RFC 9111, 5.2.2.4).
   */
  public static ResponseBuilder cached(ResponseBuilder answer, Representation snapshot) {
    Source source = snapshot.origin().source();
    if (source == Source.CACHE || source == Source.STALE_CACHE) {
      // RFC 9111, 5.1: it was not made for this request.
      answer.header("Age", snapshot.origin().age().toSeconds());
    }
    return answer
        .header("Cache-Status", CacheStatus.of(snapshot.origin()))
        .header(HttpHeaders.CACHE_CONTROL, "no-cache");
  }

  private static ResponseBuilder validated(ResponseBuilder answer, Representation snapshot) {
    return answer.header(HttpHeaders.ETAG, '"' + snapshot.tag() + '"');
  }
}
