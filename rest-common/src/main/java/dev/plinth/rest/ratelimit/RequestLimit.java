package dev.plinth.rest.ratelimit;

import dev.plinth.runtime.ratelimit.RateLimit;
import dev.plinth.runtime.ratelimit.RateLimitExceeded;
import dev.plinth.runtime.ratelimit.RateLimiter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletRequest;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Rate limit on the requests of each client address. Each server counts for itself. */
@ApplicationScoped
public class RequestLimit {

  @Inject private RateLimiter limiter;

  @Inject
  @ConfigProperty(name = "plinth.limit.requests")
  private RateLimit limit;

  /**
   * Takes a permit for a request.
   *
   * @throws RateLimitExceeded if no permit is left
   */
  public void take(ServletRequest request) {
    if (!limit.isOff()) {
      limiter.takeHere("requests", limit, ClientNetwork.of(request.getRemoteAddr()));
    }
  }
}
