package dev.plinth.server.headers;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.util.DataChunk;
import org.glassfish.grizzly.http.util.Header;

/**
 * CORS policy: the origins whose scripts may call the services (CORS_ORIGIN: one or several,
 * separated by commas), and the API page on the operations port of the same host. Each is compared
 * as a whole; there is no wildcard. The services use no cookies, so no response allows credentials.
 *
 * @param allowed as browsers send them: scheme, host and, unless it is the scheme's default, port
 * @param operationsPort the port whose page may call the services; empty if it may not
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch, 3.2</a>
 */
public record CorsPolicy(Set<String> allowed, Optional<String> operationsPort) {

  /** Allows no origin. */
  public static final CorsPolicy NONE = new CorsPolicy(Set.of(), Optional.empty());

  private static final Logger LOG = System.getLogger(CorsPolicy.class.getName());
  private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.-]+(:[0-9]{1,5})?");
  private static final String ORIGIN_FIELD = "Origin";
  private static final String ALLOWED_METHODS = "GET, HEAD, QUERY, POST, PUT, PATCH, DELETE";
  private static final String EXPOSED_HEADERS =
      "Accept-Patch, Accept-Query, Age, Allow, Cache-Status, Date, Deprecation, ETag, Idempotency-Replayed, Link,"
          + " Location, Preference-Applied, RateLimit, RateLimit-Policy, Retry-After, Sunset,"
          + " WWW-Authenticate";
  private static final String ALLOWED_HEADERS =
      "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Prefer, traceparent,"
          + " tracestate";
  private static final String MAX_AGE_SECONDS = "3600";

  /**
   * Returns the policy from CORS_ORIGIN and OPS_PORT, each a system property or else an environment
   * variable. If an origin is invalid the policy allows none of the list, and an error is logged.
   */
  public static CorsPolicy configured() {
    return new CorsPolicy(
        origins(setting("CORS_ORIGIN").orElse("")), setting("OPS_PORT").map(String::strip));
  }

  private static Optional<String> setting(String name) {
    return Optional.ofNullable(System.getProperty(name, System.getenv(name)));
  }

  private static Set<String> origins(String list) {
    if (list.isBlank()) {
      return Set.of();
    }
    Set<String> origins =
        Arrays.stream(list.split(",")).map(String::strip).collect(Collectors.toUnmodifiableSet());
    if (origins.stream().allMatch(origin -> ORIGIN.matcher(origin).matches())) {
      return origins;
    }
    LOG.log(Level.ERROR, "CORS_ORIGIN must be a list of origins such as https://www.example.org");
    return Set.of();
  }

  /**
   * Whether the request is from the operations port of the host that it was sent to. Only a page
   * that was loaded without a proxy has such an address.
   */
  private boolean isFromOperationsPage(HttpRequestPacket request) {
    String origin = request.getHeader(ORIGIN_FIELD);
    String host = request.getHeader(Header.Host);
    String ownPort = ":" + request.getLocalPort();
    return origin != null
        && host != null
        && host.endsWith(ownPort)
        && operationsPort
            .map(port -> "http://" + host.substring(0, host.length() - ownPort.length() + 1) + port)
            .filter(origin::equals)
            .isPresent();
  }

  /** Whether the response depends on the origin. */
  private boolean varies(HttpResponsePacket response) {
    return !allowed.isEmpty() || isFromOperationsPage(response.getRequest());
  }

  /** Adds {@code Vary: Origin} if the response depends on the origin. */
  void addVary(HttpResponsePacket response) {
    if (varies(response)) {
      response.setHeader(Header.Vary, ORIGIN_FIELD);
    }
  }

  /** Adds the CORS headers if the policy allows the request's origin. */
  void addHeaders(HttpResponsePacket response) {
    completeVary(response);
    HttpRequestPacket request = response.getRequest();
    String origin = request.getHeader(ORIGIN_FIELD);
    if (origin == null || !allowed.contains(origin) && !isFromOperationsPage(request)) {
      return;
    }
    response.setHeader("Access-Control-Allow-Origin", origin);
    if (request.getMethod() == Method.OPTIONS
        && request.getHeader("Access-Control-Request-Method") != null) {
      response.setHeader("Access-Control-Allow-Methods", ALLOWED_METHODS);
      response.setHeader("Access-Control-Allow-Headers", ALLOWED_HEADERS);
      response.setHeader("Access-Control-Max-Age", MAX_AGE_SECONDS);
    } else {
      response.setHeader("Access-Control-Expose-Headers", EXPOSED_HEADERS);
    }
  }

  /**
   * Adds the origin to a {@code Vary} by which the service replaced it. The server has closed the
   * headers by then, so only the value of one that exists can change.
   */
  private void completeVary(HttpResponsePacket response) {
    DataChunk vary = response.getHeaders().getValue(Header.Vary);
    if (vary != null && varies(response) && !vary.toString().contains(ORIGIN_FIELD)) {
      vary.setString(vary + ", " + ORIGIN_FIELD);
    }
  }
}
