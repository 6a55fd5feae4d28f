package dev.plinth.rest.problem;

import dev.plinth.runtime.tracing.CurrentTrace;
import jakarta.annotation.Priority;
import jakarta.json.JsonObject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.StringReader;

/**
 * Adds the id of the request's trace to a problem document, as {@code traceId}, so that a client
 * can report it and operators find it in the log. The trace is that of the caller's {@code
 * traceparent} (W3C Trace Context), or with tracing on a new one. The server ends its span before a
 * failure is mapped, so the id is noted when the request begins.
 */
@Provider
@Priority(0)
public class ProblemTrace implements ContainerRequestFilter, ContainerResponseFilter {

  private static final String TRACE = "dev.plinth.trace-id";

  @Override
  public void filter(ContainerRequestContext request) {
    CurrentTrace.id(request::getHeaderString).ifPresent(id -> request.setProperty(TRACE, id));
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (Problem.MEDIA_TYPE.equals(response.getMediaType())
        && response.getEntity() instanceof String document) {
      if (request.getProperty(TRACE) == null) {
        filter(request);
      }
      if (request.getProperty(TRACE) instanceof String id) {
        response.setEntity(with(id, document));
      }
    }
  }

  private static String with(String id, String document) {
    JsonObject members = Problem.JSON.createReader(new StringReader(document)).readObject();
    return Problem.JSON.createObjectBuilder(members).add("traceId", id).build().toString();
  }
}
