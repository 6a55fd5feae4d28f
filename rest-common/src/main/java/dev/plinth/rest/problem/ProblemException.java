package dev.plinth.rest.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Ends a request with a problem document. */
public class ProblemException extends WebApplicationException {

  /** Creates the exception for a problem. */
  public ProblemException(Problem problem) {
    this(problem.detail(), problem.response().build());
  }

  private ProblemException(String detail, Response response) {
    super(detail, response);
  }

  /** Returns a 400 with a sentence about what is wrong with the request. */
  public static ProblemException badRequest(String detail) {
    return new ProblemException(new Problem(Response.Status.BAD_REQUEST, detail));
  }

  /** Returns a 401 for credentials, or a token in the request body, that are no good. */
  public static ProblemException unauthorized(String detail) {
    return new ProblemException(
        detail,
        new Problem(Response.Status.UNAUTHORIZED, detail)
            .response()
            .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
            .build());
  }

  /** Returns a 503 for what can be tried again after so many seconds. */
  public static ProblemException busy(String detail, int retryAfter) {
    return new ProblemException(
        detail,
        new Problem(Response.Status.SERVICE_UNAVAILABLE, detail)
            .response()
            .header(HttpHeaders.RETRY_AFTER, retryAfter)
            .build());
  }

  /** Returns a 400 that lists what is wrong with fields of the request body. */
  public static ProblemException invalid(List<Violation> violations) {
    return new ProblemException(Problem.ofFields(violations));
  }
}
