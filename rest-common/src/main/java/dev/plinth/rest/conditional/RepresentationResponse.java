package dev.plinth.rest.conditional;

import dev.plinth.rest.access.Audience;
import dev.plinth.runtime.representation.CacheOutcome.Source;
import dev.plinth.runtime.representation.Representation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.UUID;

/**
 * Builds responses with a representation and its entity tag, or 304 if the client has it already.
 */
public final class RepresentationResponse {

  private RepresentationResponse() {}

  /** Returns the response to a write, with the state after it. */
  public static ResponseBuilder of(ResponseBuilder response, Representation state) {
    Body body = new Body(state.json(), state.origin());
    return tagged(response.type(MediaType.APPLICATION_JSON).entity(body), state.tag());
  }

  /**
   * Returns the response to a write that added an item to a collection.
   *
   * @param collection the address of the collection
   */
  public static ResponseBuilder created(URI collection, UUID item, Representation state) {
    URI address = UriBuilder.fromUri(collection).path(item.toString()).build();
    return of(Response.created(address), state);
  }

  /** Returns the response to a read. */
  public static ResponseBuilder of(HttpHeaders request, Representation state) {
    return of(request, state, state.json());
  }

  /**
   * Returns the response to a read.
   *
   * @param body the JSON of the state
   */
  public static ResponseBuilder of(HttpHeaders request, Representation state, byte[] body) {
    boolean isLarge = Gzip.isWorthwhile(body);
    boolean isCoded = isLarge && Gzip.isAccepted(request.getRequestHeader(Gzip.FIELD));
    String tag = isCoded ? Gzip.tag(state.tag()) : state.tag();
    ResponseBuilder response =
        new Preconditions(request).isKnown(tag)
            ? Response.notModified()
            : Response.ok(body(state, body, isCoded), MediaType.APPLICATION_JSON)
                .encoding(isCoded ? Gzip.NAME : null);
    return tagged(isLarge ? response.header(HttpHeaders.VARY, Gzip.FIELD) : response, tag);
  }

  private static Body body(Representation state, byte[] json, boolean isCoded) {
    return new Body(isCoded ? Gzip.encode(json) : json, state.origin());
  }

  /**
   * Adds the cache fields to the response to a public read. Shared caches may store it, but must
   * revalidate it (RFC 9111, 5.2.2.4). The service may repeat it as well, to the same {@link
   * Audience}, as long as its cache entry is current: so it must depend on nothing else than the
   * entry, the address, {@code Accept}, {@code Accept-Encoding} and the audience.
   */
  public static ResponseBuilder cached(ResponseBuilder response, Representation state) {
    Source source = state.origin().source();
    if (source == Source.CACHE || source == Source.STALE_CACHE) {
      // RFC 9111, 5.1.
      response.header("Age", state.origin().age().toSeconds());
    }
    return response
        .header("Cache-Status", CacheStatus.of(state.origin()))
        .header(HttpHeaders.CACHE_CONTROL, "no-cache");
  }

  private static ResponseBuilder tagged(ResponseBuilder response, String tag) {
    return response.header(HttpHeaders.ETAG, '"' + tag + '"');
  }
}
