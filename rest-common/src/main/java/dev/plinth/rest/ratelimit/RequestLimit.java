package dev.plinth.rest.ratelimit;

import dev.plinth.runtime.ratelimit.RateLimit;
import dev.plinth.runtime.ratelimit.RateLimiter;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Rate limit on the requests of each client address, before the work of verifying a token. Each
 * server counts for itself.
 */
@Provider
@PreMatching
@Dependent
@Priority(Priorities.AUTHENTICATION - 1)
public class RequestLimit implements ContainerRequestFilter {

  @Context private HttpServletRequest client;
  @Inject private RateLimiter limiter;

  @Inject
  @ConfigProperty(name = "plinth.limit.requests")
  private RateLimit limit;

  @Override
  public void filter(ContainerRequestContext request) {
    if (!limit.isOff()) {
      limiter.takeHere("requests", limit, ClientNetwork.of(client.getRemoteAddr()));
    }
  }
}
