package dev.plinth.rest.responsecache;

import dev.plinth.rest.conditional.Body;
import dev.plinth.rest.responsecache.CachedResponse.Field;
import dev.plinth.runtime.representation.HeldEntry;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;

/**
 * Puts the response to a public read into the response cache, if its entry is in memory. It runs
 * after all other response filters, which have the larger numbers.
 *
 * @param route the template of the route
 * @param responses where it is put
 */
@Priority(0)
record ResponseRecorder(String route, ResponseCache responses) implements ContainerResponseFilter {

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(ResponseCacheFilter.KEY) instanceof RequestKey key
        && response.getStatus() == Status.OK.getStatusCode()
        && response.getHeaders().containsKey("Cache-Status")
        && response.getEntity() instanceof Body body) {
      body.origin().held().ifPresent(entry -> responses.put(key, cached(response, body, entry)));
    }
  }

  private CachedResponse cached(ContainerResponseContext response, Body body, HeldEntry entry) {
    List<Field> fields =
        response.getStringHeaders().entrySet().stream()
            .map(field -> new Field(field.getKey(), List.copyOf(field.getValue())))
            .toList();
    String quoted = response.getHeaderString(HttpHeaders.ETAG);
    String tag = quoted.substring(1, quoted.length() - 1);
    return new CachedResponse(route, tag, fields, body.json(), entry);
  }
}
