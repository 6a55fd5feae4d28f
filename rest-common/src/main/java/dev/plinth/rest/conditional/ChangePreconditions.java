package dev.plinth.rest.conditional;

import dev.plinth.rest.problem.Problem;
import dev.plinth.rest.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The preconditions of changes, and whether a change must have one. */
@ApplicationScoped
public class ChangePreconditions {

  @Inject
  @ConfigProperty(name = "plinth.require-if-match")
  private boolean isRequired;

  /**
   * Parses the preconditions of a change.
   *
   * @throws ProblemException 400 if one is malformed; 428 if {@code If-Match} is required and
   *     missing (RFC 6585, section 3)
   */
  public Preconditions of(HttpHeaders request) {
    Preconditions preconditions = new Preconditions(request);
    if (isRequired && !preconditions.hasIfMatch()) {
      throw new ProblemException(
          new Problem(
              Status.PRECONDITION_REQUIRED,
              "A change must have If-Match, with the ETag of the state that it replaces, or *."));
    }
    return preconditions;
  }
}
