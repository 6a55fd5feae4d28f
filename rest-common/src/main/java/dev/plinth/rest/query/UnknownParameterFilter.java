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
 * Refuses a request with a query parameter that the operation does not have.
 *
 * @param known the names of the parameters that it has
 */
record UnknownParameterFilter(Set<String> known) implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getMethod().equals(HttpMethod.OPTIONS)) {
      // The preflight request of a browser has the parameters of the request that follows.
      return;
    }
    Set<String> unknown = new TreeSet<>(request.getUriInfo().getQueryParameters().keySet());
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new ProblemException(Problem.ofParameters(List.copyOf(unknown)));
    }
  }
}
