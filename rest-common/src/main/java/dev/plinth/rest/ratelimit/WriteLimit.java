package dev.plinth.rest.ratelimit;

import dev.plinth.rest.access.Caller;
import dev.plinth.rest.access.CurrentCaller;
import dev.plinth.rest.access.SafeMethods;
import dev.plinth.runtime.ratelimit.RateLimit;
import dev.plinth.runtime.ratelimit.RateLimiter;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Rate limit on the writes of each user, or of each client address if the request carries no token.
 * All servers count together.
 */
@Provider
@Dependent
@Priority(Priorities.AUTHORIZATION - 1)
public class WriteLimit implements ContainerRequestFilter {

  @Inject private CurrentCaller caller;
  @Inject private RateLimiter limiter;

  @Inject
  @ConfigProperty(name = "plinth.limit.writes")
  private RateLimit limit;

  @Override
  public void filter(ContainerRequestContext request) {
    if (!SafeMethods.contains(request.getMethod())) {
      limiter.take("writes", limit, caller.get().map(WriteLimit::user).orElseGet(this::address));
    }
  }

  private static String user(Caller caller) {
    return caller.id().toString();
  }

  private String address() {
    return ClientNetwork.of(caller.address());
  }
}
