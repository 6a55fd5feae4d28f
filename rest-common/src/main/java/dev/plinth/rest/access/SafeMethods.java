package dev.plinth.rest.access;

import jakarta.ws.rs.HttpMethod;
import java.util.Set;

/** The safe methods of the services, which only read (RFC 9110, section 9.2.1). */
public final class SafeMethods {

  private static final Set<String> ALL =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private SafeMethods() {}

  /** Whether a method is safe. */
  public static boolean contains(String method) {
    return ALL.contains(method);
  }
}
