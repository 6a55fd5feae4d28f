package dev.plinth.server.headers;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.util.Header;

/**
 * The origins whose scripts may call the services (CORS_ORIGIN: one, or several with commas between
 * them). Each is compared as a whole; there is no wildcard. Cookies play no part here, so no answer
 * says that credentials are allowed.
 *
 * @param allowed as browsers send them: scheme, host and, where it isn't the scheme's, the port
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch, 3.2</a>
 */
public record CorsPolicy(Set<String> allowed) {

  /** Nobody's. */
  public static final CorsPolicy NONE = new CorsPolicy(Set.of());

  private static final Logger LOG = System.getLogger(CorsPolicy.class.getName());
  private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.-]+(:[0-9]{1,5})?");
  private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
  private static final String READABLE =
      "Age, Allow, Cache-Status, Date, ETag, Link, Location, RateLimit, RateLimit-Policy,"
          + " Retry-After, WWW-Authenticate";
  private static final String SENDABLE =
      "Authorization, Content-Type, If-Match, If-None-Match, traceparent, tracestate";
  private static final String SECONDS = "3600";

  /** Those of CORS_ORIGIN. If one is wrong there are none, and the log says so. */
  public static CorsPolicy configured() {
    return of(System.getProperty("CORS_ORIGIN", System.getenv("CORS_ORIGIN")));
  }

  static CorsPolicy of(String list) {
    if (list == null || list.isBlank()) {
      return NONE;
    }
    Set<String> origins =
        Arrays.stream(list.split(",")).map(String::strip).collect(Collectors.toUnmodifiableSet());
    if (origins.stream().allMatch(origin -> ORIGIN.matcher(origin).matches())) {
      return new CorsPolicy(origins);
    }
    LOG.log(Level.ERROR, "CORS_ORIGIN must be origins such as https://www.example.org");
    return NONE;
  }

  /** Tells caches that the answer depends on the request's origin, if it does. */
  void vary(HttpResponsePacket response) {
    if (!allowed.isEmpty()) {
      response.setHeader(Header.Vary, "Origin");
    }
  }

  /** Lets the request's origin read the answer, if it is one of these. */
  void share(HttpResponsePacket response) {
    HttpRequestPacket request = response.getRequest();
    String origin = request.getHeader("Origin");
    if (origin == null || !allowed.contains(origin)) {
      return;
    }
    response.setHeader("Access-Control-Allow-Origin", origin);
    if (request.getMethod() == Method.OPTIONS
        && request.getHeader("Access-Control-Request-Method") != null) {
      response.setHeader("Access-Control-Allow-Methods", METHODS);
      response.setHeader("Access-Control-Allow-Headers", SENDABLE);
      response.setHeader("Access-Control-Max-Age", SECONDS);
    } else {
      response.setHeader("Access-Control-Expose-Headers", READABLE);
    }
  }
}
