package dev.plinth.rest.problem;

import dev.plinth.runtime.ratelimit.RateLimitExceeded;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.ResponseBuilder;

/**
 * The rate limit header fields.
 *
 * @see <a
 *     href="https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-ratelimit-headers-10">RateLimit
 *     header fields for HTTP, draft 10, sections 3 and 4</a>
 */
final class LimitFields {

  private LimitFields() {}

  /** Adds the limit that is exceeded, that nothing of it remains, and when to retry. */
  static ResponseBuilder add(RateLimitExceeded fact, ResponseBuilder response) {
    return response
        .header(HttpHeaders.RETRY_AFTER, fact.retryAfterSeconds())
        .header(
            "RateLimit-Policy",
            "\"%s\";q=%d;w=%d".formatted(fact.name(), fact.permits(), fact.periodSeconds()))
        .header("RateLimit", "\"%s\";r=0;t=%d".formatted(fact.name(), fact.retryAfterSeconds()));
  }
}
