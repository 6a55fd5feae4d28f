package dev.plinth.rest.problem;

import static java.lang.System.Logger.Level.ERROR;

import dev.plinth.runtime.database.DatabaseUnavailable;
import dev.plinth.runtime.fact.ConcurrentChange;
import dev.plinth.runtime.fact.Conflict;
import dev.plinth.runtime.fact.NotFound;
import dev.plinth.runtime.ratelimit.RateLimitExceeded;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletionException;

/** Makes a problem document of every exception that leaves a resource or JAX-RS itself. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

  private static final System.Logger LOG = System.getLogger(ProblemMapper.class.getName());

  @Context private HttpHeaders request;

  /** For JAX-RS. */
  public ProblemMapper() {}

  ProblemMapper(HttpHeaders request) {
    this.request = request;
  }

  @Override
  public Response toResponse(Throwable thrown) {
    if (thrown instanceof CompletionException && thrown.getCause() != null) {
      // What comes later comes wrapped.
      return toResponse(thrown.getCause());
    }
    if (thrown instanceof WebApplicationException e && isComplete(e)) {
      return e.getResponse();
    }
    if (thrown instanceof NotFound e) {
      return new Problem(Status.NOT_FOUND, e.getMessage()).response().build();
    }
    if (thrown instanceof ConcurrentChange e && isConditional()) {
      return new Problem(Status.PRECONDITION_FAILED, e.getMessage()).response().build();
    }
    if (thrown instanceof Conflict e) {
      return new Problem(Status.CONFLICT, e.getMessage()).response().build();
    }
    if (thrown instanceof RateLimitExceeded e) {
      Problem problem = new Problem(Status.TOO_MANY_REQUESTS, e.getMessage());
      return LimitFields.add(e, problem.response()).build();
    }
    if (thrown instanceof DatabaseUnavailable e) {
      return unavailable(e);
    }
    if (thrown instanceof WebApplicationException e && e.getResponse().getStatus() < 500) {
      return ofTheProtocol(e.getResponse());
    }
    return unforeseen(thrown);
  }

  /**
   * Whether the response needs nothing more: it is a problem already, or no error but a redirect.
   */
  private static boolean isComplete(WebApplicationException e) {
    return e instanceof ProblemException || e.getResponse().getStatus() < 400;
  }

  /** Whether the change was to be made only to a state that is not the current one any more. */
  private boolean isConditional() {
    return request.getHeaderString(HttpHeaders.IF_MATCH) != null;
  }

  /** What JAX-RS itself objects to. Its messages tell of classes, so they are not passed on. */
  private static Response ofTheProtocol(Response original) {
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
      case 401 ->
          "This needs an access token, in Authorization, that is valid and of a live session.";
      case 403 -> "You may not do this.";
      case 404 -> "There is nothing at this address.";
      case 405 -> "This address does not support the method; see Allow.";
      case 406 -> "The answer is application/json, which the Accept header excludes.";
      case 415 -> "The request body has to be application/json in UTF-8, without a content coding.";
      default -> "The request is not understood.";
    };
  }

  private static Response unavailable(DatabaseUnavailable fact) {
    JsonObject extensions =
        Json.createObjectBuilder()
            .add("availability", fact.isPermanent() ? "permanent" : "temporary")
            .add("reconnectAttempts", fact.reconnectAttempts())
            .add("retryAfter", fact.retryAfterSeconds())
            .build();
    return new Problem(Status.SERVICE_UNAVAILABLE, fact.getMessage(), extensions)
        .response()
        .header(HttpHeaders.RETRY_AFTER, fact.retryAfterSeconds())
        .build();
  }

  private static Response unforeseen(Throwable thrown) {
    UUID reference = UUID.randomUUID();
    LOG.log(ERROR, "unforeseen failure, reference " + reference, thrown);
    String detail = "Something went wrong here; the log has it under reference " + reference + ".";
    return new Problem(Status.INTERNAL_SERVER_ERROR, detail).response().build();
  }
}
