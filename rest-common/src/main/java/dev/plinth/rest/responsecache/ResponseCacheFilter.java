package dev.plinth.rest.responsecache;

import dev.plinth.rest.access.Audiences;
import dev.plinth.rest.problem.ProblemException;
import dev.plinth.rest.ratelimit.RequestLimit;
import dev.plinth.rest.route.RouteReport;
import dev.plinth.runtime.ratelimit.RateLimitExceeded;
import dev.plinth.runtime.representation.CacheOutcome;
import dev.plinth.runtime.tracing.StatementSpan;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Answers a read from the response cache. Everything else continues to JAX-RS: what is not cached,
 * and each request that will be refused, so that the refusals have one source. With tracing on, all
 * requests continue, so that each has a span.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class ResponseCacheFilter extends HttpFilter {

  /** Request attribute with the key that the response is put under. */
  static final String KEY = "dev.plinth.response-key";

  private static final long serialVersionUID = 1;

  @Inject private transient Audiences audiences;
  @Inject private transient ResponseCache responses;
  @Inject private transient RequestLimit limit;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<RequestKey> key = key(request);
    if (key.isEmpty() || !isAnswered(key.get(), request, response)) {
      key.ifPresent(it -> request.setAttribute(KEY, it));
      chain.doFilter(request, response);
    }
  }

  private Optional<RequestKey> key(HttpServletRequest request) {
    if (StatementSpan.ENABLED || !RequestKey.isPlainRead(request)) {
      return Optional.empty();
    }
    List<String> credentials = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
    return credentials.size() > 1
        ? Optional.empty()
        : audiences
            .of(credentials.isEmpty() ? null : credentials.get(0))
            .flatMap(audience -> RequestKey.of(request, audience));
  }

  private boolean isAnswered(
      RequestKey key, HttpServletRequest request, HttpServletResponse response) throws IOException {
    CachedResponse known = responses.find(key).orElse(null);
    if (known == null) {
      return false;
    }
    CacheOutcome outcome = known.entry().read().orElse(null);
    if (outcome == null) {
      responses.remove(key, known);
      return false;
    }
    boolean isKnown;
    try {
      isKnown = known.isKnownTo(request);
      limit.take(request);
    } catch (ProblemException | RateLimitExceeded e) {
      return false;
    }
    known.send(isKnown, outcome, response);
    known.entry().countHit();
    RouteReport.send(request.getAttribute(RouteReport.ATTRIBUTE), known.route());
    return true;
  }
}
