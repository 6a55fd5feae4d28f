package dev.plinth.rest.route;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/**
 * Reports the route of a request.
 *
 * @param template the path of the route, with parameters in braces
 */
record RouteFilter(String template) implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    RouteReport.send(request.getProperty(RouteReport.ATTRIBUTE), template);
  }
}
