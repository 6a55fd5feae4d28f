package dev.plinth.rest.problem;

import static java.lang.System.Logger.Level.ERROR;

import dev.plinth.runtime.fact.AccessDenied;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletionException;

/** Maps every exception that leaves a resource, or JAX-RS itself, to a problem document. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

  private static final System.Logger LOG = System.getLogger(ProblemMapper.class.getName());

  @Override
  public Response toResponse(Throwable thrown) {
    if (thrown instanceof CompletionException && thrown.getCause() != null) {
      // An asynchronous failure comes wrapped.
      return toResponse(thrown.getCause());
    }
    if (thrown instanceof WebApplicationException e && isComplete(e)) {
      return e.getResponse();
    }
    if (thrown instanceof WebApplicationException e && e.getResponse().getStatus() < 500) {
      return ofProtocolError(e.getResponse());
    }
    return FactResponses.of(thrown)
        .map(Response.ResponseBuilder::build)
        .orElseGet(() -> unexpected(thrown));
  }

  /** Whether the response is final: it is a problem document already, or a redirect. */
  private static boolean isComplete(WebApplicationException e) {
    return e instanceof ProblemException || e.getResponse().getStatus() < 400;
  }

  /** Maps an error of JAX-RS itself. Its message names classes, so the client does not get it. */
  private static Response ofProtocolError(Response original) {
    Response.StatusType status = original.getStatusInfo();
    Response.ResponseBuilder response = new Problem(status, detail(status)).response();
    if (status.getStatusCode() == Status.UNAUTHORIZED.getStatusCode()) {
      String challenge = original.getHeaderString(HttpHeaders.WWW_AUTHENTICATE);
      response.header(HttpHeaders.WWW_AUTHENTICATE, challenge == null ? "Bearer" : challenge);
    }
    if (!original.getAllowedMethods().isEmpty()) {
      response.header(HttpHeaders.ALLOW, allow(original.getAllowedMethods()));
    }
    return response.build();
  }

  /** JAX-RS answers HEAD where there is GET, and OPTIONS everywhere (Jakarta REST, 3.3.5). */
  private static String allow(Set<String> methods) {
    Set<String> all = new TreeSet<>(methods);
    all.add(HttpMethod.OPTIONS);
    if (all.contains(HttpMethod.GET)) {
      all.add(HttpMethod.HEAD);
    }
    return String.join(", ", all);
  }

  private static String detail(Response.StatusType status) {
    return switch (status.getStatusCode()) {
      case 401 -> "The Authorization header must contain a valid access token of a live session.";
      case 403 -> AccessDenied.MESSAGE;
      case 404 -> "There is nothing at this address.";
      case 405 -> "This address does not support the method; see Allow.";
      case 406 -> "The response is application/json, which the Accept header excludes.";
      case 415 ->
          "The request body must be application/json, or for PATCH application/merge-patch+json,"
              + " in UTF-8 and without a content coding.";
      default -> "The request is malformed.";
    };
  }

  private static Response unexpected(Throwable thrown) {
    UUID reference = UUID.randomUUID();
    LOG.log(ERROR, "unexpected failure, reference " + reference, thrown);
    String detail =
        "An unexpected error occurred. The log has it under reference " + reference + ".";
    return new Problem(Status.INTERNAL_SERVER_ERROR, detail).response().build();
  }
}
