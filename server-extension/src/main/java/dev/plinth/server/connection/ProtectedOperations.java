package dev.plinth.server.connection;

import java.util.List;

/**
 * The operations of a service that need an access token. The service publishes them in the system
 * property {@code dev.plinth.protected.SERVICE}, one line each: the method and the path template.
 *
 * @param lines these lines
 */
record ProtectedOperations(List<String> lines) {

  private static final String PROPERTY = "dev.plinth.protected.";

  /** Returns those of a service; none before it is deployed. */
  static ProtectedOperations of(String service) {
    return new ProtectedOperations(System.getProperty(PROPERTY + service, "").lines().toList());
  }

  /** Whether a request is for one of these operations. */
  boolean contains(String method, String path) {
    return lines.stream().anyMatch(line -> matches(line, method, path));
  }

  private static boolean matches(String line, String method, String path) {
    String[] operation = line.split(" ", 2);
    String[] template = operation[1].split("/");
    String[] segments = path.split("/");
    if (!operation[0].equals(method) || template.length != segments.length) {
      return false;
    }
    for (int i = 0; i < template.length; i++) {
      if (!template[i].startsWith("{") && !template[i].equals(segments[i])) {
        return false;
      }
    }
    return true;
  }
}
