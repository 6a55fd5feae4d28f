package dev.plinth.rest.route;

import java.util.function.Consumer;

/** Reports the route of a request to the server extension. The two share no class. */
public final class RouteReport {

  /** Request attribute that the server extension sets: a consumer of the route's template. */
  public static final String ATTRIBUTE = "dev.plinth.route";

  private RouteReport() {}

  /**
   * Reports the route.
   *
   * @param server the value of the attribute; null without the extension
   * @param template the path of the route, with parameters in braces
   */
  public static void send(Object server, String template) {
    if (server instanceof Consumer<?> consumer) {
      @SuppressWarnings("unchecked")
      Consumer<String> route = (Consumer<String>) consumer;
      route.accept(template);
    }
  }
}
