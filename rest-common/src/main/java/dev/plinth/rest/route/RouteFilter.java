package dev.plinth.rest.route;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.function.Consumer;

/**
 * Reports the route of a request to the server extension, which sets a request attribute that
 * accepts it.
 *
 * @param template the path of the route, with parameters in braces
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
