package dev.plinth.rest.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Ends a request with a problem document. */
public class ProblemException extends WebApplicationException {

  /** Creates the exception for a problem. */
  public ProblemException(Problem problem) {
    this(problem, problem.response());
  }

  private ProblemException(Problem problem, Response.ResponseBuilder response) {
    super(problem.detail(), response.build());
  }

  /** Returns a 400 with a sentence about what is wrong with the request. */
  public static ProblemException badRequest(String detail) {
    return new ProblemException(new Problem(Response.Status.BAD_REQUEST, detail));
  }

  /**
   * Returns a 412 with the entity tag of the current state (RFC 9110, section 15.5.13).
   *
   * @param tag without quotes
   */
  public static ProblemException preconditionFailed(String detail, String tag) {
    Problem problem = new Problem(Response.Status.PRECONDITION_FAILED, detail);
    return new ProblemException(
        problem, problem.response().header(HttpHeaders.ETAG, '"' + tag + '"'));
  }

  /** Returns a 400 that lists what is wrong with fields of the request body. */
  public static ProblemException invalid(List<Violation> violations) {
    return new ProblemException(Problem.ofFields(violations));
  }
}
