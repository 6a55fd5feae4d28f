package dev.plinth.rest.access;

import dev.plinth.runtime.access.SignedInUser;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Authentication filter: finds the caller of a request. An invalid token is refused on every path,
 * even where none is needed. A write checks the session in the database each time; a read may rely
 * on a recent check ({@link LiveSessions}).
 */
@Provider
@Dependent
@Priority(Priorities.AUTHENTICATION)
public class AccessFilter implements ContainerRequestFilter {

  private static final Set<String> READS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  @Context private HttpServletRequest servletRequest;
  @Inject private SecurityContext security;
  @Inject private CurrentCaller current;
  @Inject private LiveSessions sessions;

  @Override
  public void filter(ContainerRequestContext request) {
    current.setAddress(servletRequest.getRemoteAddr());
    if (request.getHeaderString(HttpHeaders.AUTHORIZATION) == null) {
      return;
    }
    Caller caller = caller();
    current.signIn(READS.contains(request.getMethod()) ? reader(caller) : writer(caller));
  }

  private Caller caller() {
    // Empty for another scheme than Bearer, which MicroProfile JWT ignores.
    Set<JsonWebToken> tokens = security.getPrincipalsByType(JsonWebToken.class);
    try {
      return AccessToken.caller(tokens.iterator().next());
    } catch (RuntimeException e) {
      throw refusal();
    }
  }

  private Caller reader(Caller caller) {
    if (!sessions.wasLiveRecently(caller.session())) {
      throw refusal();
    }
    return caller;
  }

  private Caller writer(Caller caller) {
    SignedInUser user =
        sessions
            .find(caller.session())
            .filter(found -> caller.is(found.id()))
            .orElseThrow(AccessFilter::refusal);
    return new Caller(user.id(), user.username(), user.session(), user.isAdmin());
  }

  /** RFC 6750, 3.1. */
  private static NotAuthorizedException refusal() {
    return new NotAuthorizedException("Bearer error=\"invalid_token\"");
  }
}
