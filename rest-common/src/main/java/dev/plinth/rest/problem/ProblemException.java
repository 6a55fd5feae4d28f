package dev.plinth.rest.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Ends a request with a problem document. */
public class ProblemException extends WebApplicationException {

  /** Creates the exception for a problem. */
  public ProblemException(Problem problem) {
    super(problem.detail(), problem.response().build());
  }

  /** Returns a 400 with a sentence about what is wrong with the request. */
  public static ProblemException badRequest(String detail) {
    return new ProblemException(new Problem(Response.Status.BAD_REQUEST, detail));
  }

  /** Returns a 400 that lists what is wrong with fields of the request body. */
  public static ProblemException invalid(List<Violation> violations) {
    return new ProblemException(Problem.ofFields(violations));
  }
}
