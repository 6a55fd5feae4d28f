package dev.plinth.rest.problem;

import dev.plinth.runtime.database.DatabaseUnavailable;
import dev.plinth.runtime.fact.AccessDenied;
import dev.plinth.runtime.fact.AuthenticationFailed;
import dev.plinth.runtime.fact.Conflict;
import dev.plinth.runtime.fact.InvalidField;
import dev.plinth.runtime.fact.NotFound;
import dev.plinth.runtime.fact.Overloaded;
import dev.plinth.runtime.idempotency.AlreadyCompleted;
import dev.plinth.runtime.idempotency.KeyReused;
import dev.plinth.runtime.ratelimit.RateLimitExceeded;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.Response.StatusType;
import java.util.List;
import java.util.Optional;

/**
 * Maps the facts that use cases throw to problem documents: to each fact its status. The fact that
 * a request was completed before gets the response of that time.
 */
final class FactResponses {

  private FactResponses() {}

  /** Returns the response to a fact; empty for any other exception. */
  static Optional<ResponseBuilder> of(Throwable thrown) {
    if (thrown instanceof InvalidField e) {
      Violation violation = new Violation(e.field(), e.getMessage());
      return Optional.of(Problem.ofFields(List.of(violation)).response());
    }
    if (thrown instanceof DatabaseUnavailable e) {
      return Optional.of(unavailable(e));
    }
    if (thrown instanceof AlreadyCompleted e) {
      return Optional.of(Replay.of(e.response()));
    }
    return status(thrown)
        .map(status -> new Problem(status, kind(thrown), thrown.getMessage()))
        .map(problem -> addFields(thrown, problem.response()));
  }

  private static Optional<StatusType> status(Throwable thrown) {
    if (thrown instanceof AuthenticationFailed) {
      return Optional.of(Status.UNAUTHORIZED);
    }
    if (thrown instanceof AccessDenied) {
      return Optional.of(Status.FORBIDDEN);
    }
    if (thrown instanceof NotFound) {
      return Optional.of(Status.NOT_FOUND);
    }
    if (thrown instanceof Conflict) {
      return Optional.of(Status.CONFLICT);
    }
    if (thrown instanceof RateLimitExceeded) {
      return Optional.of(Status.TOO_MANY_REQUESTS);
    }
    if (thrown instanceof KeyReused) {
      return Optional.of(new UnprocessableContent());
    }
    return thrown instanceof Overloaded
        ? Optional.of(Status.SERVICE_UNAVAILABLE)
        : Optional.empty();
  }

  /** Returns the kind of the problem; null if the status explains it. */
  private static String kind(Throwable fact) {
    if (fact instanceof Conflict e) {
      return e.kind();
    }
    if (fact instanceof RateLimitExceeded) {
      return "rate-limit-exceeded";
    }
    if (fact instanceof KeyReused) {
      return "idempotency-key-reused";
    }
    return fact instanceof Overloaded ? "overloaded" : null;
  }

  private static ResponseBuilder addFields(Throwable fact, ResponseBuilder response) {
    if (fact instanceof AuthenticationFailed) {
      return response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    if (fact instanceof RateLimitExceeded e) {
      return LimitFields.add(e, response);
    }
    return fact instanceof Overloaded e
        ? response.header(HttpHeaders.RETRY_AFTER, e.retryAfterSeconds())
        : response;
  }

  private static ResponseBuilder unavailable(DatabaseUnavailable fact) {
    JsonObject extensions =
        Problem.JSON
            .createObjectBuilder()
            .add("availability", fact.isPermanent() ? "permanent" : "temporary")
            .add("reconnectAttempts", fact.reconnectAttempts())
            .add("retryAfter", fact.retryAfterSeconds())
            .build();
    return new Problem(
            Status.SERVICE_UNAVAILABLE, "database-unavailable", fact.getMessage(), extensions)
        .response()
        .header(HttpHeaders.RETRY_AFTER, fact.retryAfterSeconds());
  }
}
