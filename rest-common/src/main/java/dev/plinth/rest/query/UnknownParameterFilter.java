package dev.plinth.rest.query;

import dev.plinth.rest.problem.Problem;
import dev.plinth.rest.problem.ProblemException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Refuses a request with a query parameter that the operation has not.
 *
 * @param known the names of those that it has
 */
record UnknownParameterFilter(Set<String> known) implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getMethod().equals(HttpMethod.OPTIONS)) {
      // A browser asks before it sends the request, with the same parameters.
      return;
    }
    Set<String> unknown = new TreeSet<>(request.getUriInfo().getQueryParameters().keySet());
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new ProblemException(Problem.ofParameters(List.copyOf(unknown)));
    }
  }
}
