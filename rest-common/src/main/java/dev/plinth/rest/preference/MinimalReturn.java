package dev.plinth.rest.preference;

import dev.plinth.rest.conditional.Body;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Set;

/**
 * {@code Prefer: return=minimal}: leaves the state out of the response to a write. The status 200
 * becomes 204; 201 keeps its {@code Location}. Responses to writes are never cached, so none needs
 * {@code Vary}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7240#section-4.2">RFC 7240, section 4.2</a>
 */
@Provider
public class MinimalReturn implements ContainerResponseFilter {

  private static final String FIELD = "Prefer";
  private static final Set<String> WRITES =
      Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (WRITES.contains(request.getMethod())
        && isState(response.getEntity())
        && isPreferred(request.getHeaders().getOrDefault(FIELD, List.of()))) {
      response.setEntity(null);
      response.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
      response.getHeaders().putSingle("Preference-Applied", "return=minimal");
      if (response.getStatus() == Status.OK.getStatusCode()) {
        response.setStatusInfo(Status.NO_CONTENT);
      }
    }
  }

  /** The state in a replayed response is bytes. */
  private static boolean isState(Object entity) {
    return entity instanceof Body || entity instanceof byte[];
  }

  private static boolean isPreferred(List<String> lines) {
    return Preferences.value("return", lines).equals("minimal");
  }
}
