package dev.plinth.rest.ratelimit;

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

/** Applies the rate limit on requests before the work of verifying a token. */
@Provider
@PreMatching
@Dependent
@Priority(Priorities.AUTHENTICATION - 1)
public class RequestLimitFilter implements ContainerRequestFilter {

  @Context private HttpServletRequest client;
  @Inject private RequestLimit limit;

  @Override
  public void filter(ContainerRequestContext request) {
    limit.take(client);
  }
}
