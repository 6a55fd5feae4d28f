package dev.plinth.server.metrics;

import java.util.Comparator;

/**
 * A route of a service.
 *
 * @param service the name of the service
 * @param template its path, such as {@code /users/{id}}, or {@link RequestTimes#NO_ROUTE}
 */
public record Route(String service, String template) implements Comparable<Route> {

  private static final Comparator<Route> ORDER =
      Comparator.comparing(Route::service).thenComparing(Route::template);

  @Override
  public int compareTo(Route other) {
    return ORDER.compare(this, other);
  }
}
