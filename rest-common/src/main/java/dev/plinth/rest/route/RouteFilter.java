package dev.plinth.rest.route;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.function.Consumer;

/**
 * Tells the server the route of the requests of one resource method, if it wants to know: then it
 * gives each request an attribute that takes the answer.
 *
 * @param template the path of the route, with its parameters in braces
 */
record RouteFilter(String template) implements ContainerRequestFilter {

  private static final String ATTRIBUTE = "dev.plinth.route";

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getProperty(ATTRIBUTE) instanceof Consumer<?> server) {
      @SuppressWarnings("unchecked")
      Consumer<String> route = (Consumer<String>) server;
      route.accept(template);
    }
  }
}
