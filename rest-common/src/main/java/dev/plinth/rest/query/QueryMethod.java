package dev.plinth.rest.query;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.plinth.rest.json.ContentCoding;
import dev.plinth.rest.json.RequestBody;
import dev.plinth.rest.problem.Problem;
import dev.plinth.rest.problem.ProblemException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.net.URI;
import java.util.Set;
import java.util.TreeSet;

/**
 * The method QUERY: it is answered like GET with the parameters in its content, so that they may be
 * long, and no log has them. {@code Accept-Query} names the format of the content.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc10008">RFC 10008</a>
 */
@Provider
@PreMatching
public class QueryMethod implements ContainerRequestFilter, ContainerResponseFilter {

  private static final String QUERY = "QUERY";

  @Override
  public void filter(ContainerRequestContext request) {
    if (!request.getMethod().equals(QUERY)) {
      return;
    }
    requireForm(request);
    URI address = request.getUriInfo().getRequestUri();
    String parameters = new String(RequestBody.read(request.getEntityStream()), ISO_8859_1);
    request.setRequestUri(withParameters(address, parameters));
    request.setMethod(HttpMethod.GET);
    request.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
    request.getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
    request.setEntityStream(InputStream.nullInputStream());
  }

  private static void requireForm(ContainerRequestContext request) {
    try {
      ContentCoding.requireNone(request.getHeaders());
      if (isForm(MediaType.valueOf(request.getHeaderString(HttpHeaders.CONTENT_TYPE)))) {
        return;
      }
    } catch (NotSupportedException | IllegalArgumentException e) {
      // The same problem.
    }
    throw new ProblemException(
        new Problem(
            Status.UNSUPPORTED_MEDIA_TYPE,
            "The content of QUERY must be application/x-www-form-urlencoded, in UTF-8 and without a"
                + " content coding."));
  }

  private static boolean isForm(MediaType type) {
    String charset = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
    return MediaType.APPLICATION_FORM_URLENCODED_TYPE.equals(
            new MediaType(type.getType(), type.getSubtype()))
        && charset.equalsIgnoreCase("utf-8");
  }

  /** Parameters in the address count too. */
  private static URI withParameters(URI address, String parameters) {
    try {
      if (parameters.chars().allMatch(it -> ' ' < it && it < 0x7F && it != '#')) {
        String separator = address.getRawQuery() == null ? "?" : "&";
        return parameters.isEmpty() ? address : URI.create(address + separator + parameters);
      }
    } catch (IllegalArgumentException e) {
      // The same problem.
    }
    throw ProblemException.badRequest("The content is not application/x-www-form-urlencoded.");
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    Set<String> allowed = new TreeSet<>(response.getAllowedMethods());
    boolean isAllowed = allowed.contains(HttpMethod.GET);
    if (isAllowed) {
      allowed.add(QUERY);
      response.getHeaders().putSingle(HttpHeaders.ALLOW, String.join(", ", allowed));
    }
    boolean isRefused =
        request.getMethod().equals(QUERY)
            && response.getStatus() == Status.UNSUPPORTED_MEDIA_TYPE.getStatusCode();
    if (isAllowed || isRefused) {
      response.getHeaders().putSingle("Accept-Query", MediaType.APPLICATION_FORM_URLENCODED);
    }
  }
}
