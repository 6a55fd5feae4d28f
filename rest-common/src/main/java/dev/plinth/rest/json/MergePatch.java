package dev.plinth.rest.json;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;

/**
 * JSON Merge Patch (RFC 7396), the format of each PATCH. A record applies it: an absent member
 * keeps its value. Null removes a member, which no resource allows. {@code Accept-Patch} names the
 * formats, in the response to OPTIONS and where another one was refused (RFC 5789, sections 2.2 and
 * 3.1).
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7396">RFC 7396</a>
 */
@Provider
public class MergePatch implements ContainerResponseFilter {

  /** The media type. */
  public static final String MEDIA_TYPE = "application/merge-patch+json";

  static final MediaType TYPE = MediaType.valueOf(MEDIA_TYPE);

  private static final String ACCEPTED = MEDIA_TYPE + ", " + MediaType.APPLICATION_JSON;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (isOptionsOfPatch(request, response) || isRefusedPatch(request, response)) {
      response.getHeaders().putSingle("Accept-Patch", ACCEPTED);
    }
  }

  private static boolean isOptionsOfPatch(
      ContainerRequestContext request, ContainerResponseContext response) {
    return request.getMethod().equals(HttpMethod.OPTIONS)
        && response.getAllowedMethods().contains(HttpMethod.PATCH);
  }

  private static boolean isRefusedPatch(
      ContainerRequestContext request, ContainerResponseContext response) {
    return request.getMethod().equals(HttpMethod.PATCH)
        && response.getStatus() == Status.UNSUPPORTED_MEDIA_TYPE.getStatusCode();
  }
}
