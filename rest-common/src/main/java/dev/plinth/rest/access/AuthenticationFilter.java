package dev.plinth.rest.access;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/**
 * Authentication filter: verifies the access token of a request (RFC 6750, section 2.1). An invalid
 * token is refused on every path, even where none is needed.
 */
@Provider
@PreMatching
@Dependent
@Priority(Priorities.AUTHENTICATION)
public class AuthenticationFilter implements ContainerRequestFilter {

  /** RFC 6750, section 3.1. */
  private static final String INVALID_TOKEN = "Bearer error=\"invalid_token\"";

  @Inject private VerificationKeys keys;

  @Override
  public void filter(ContainerRequestContext request) {
    String credentials = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    if (credentials != null) {
      authenticate(request, credentials);
    }
  }

  private void authenticate(ContainerRequestContext request, String credentials) {
    Caller caller = keys.caller(credentials).orElseThrow(AuthenticationFilter::refusal);
    CallerContext.set(request, caller);
  }

  static NotAuthorizedException refusal() {
    return new NotAuthorizedException(INVALID_TOKEN);
  }
}
