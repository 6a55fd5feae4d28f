package dev.plinth.rest.access;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/**
 * Session filter: checks that the session of an authenticated request is live ({@link
 * LiveSessions}). From here on the caller has the current name and role.
 */
@Provider
@Dependent
@Priority(Priorities.AUTHENTICATION)
public class SessionFilter implements ContainerRequestFilter {

  @Context private HttpServletRequest servletRequest;
  @Inject private CurrentCaller current;
  @Inject private LiveSessions sessions;

  @Override
  public void filter(ContainerRequestContext request) {
    current.setAddress(servletRequest.getRemoteAddr());
    Optional<Caller> token = CallerContext.caller(request);
    if (token.isEmpty()) {
      return;
    }
    Caller caller = live(request, token.get()).orElseThrow(AuthenticationFilter::refusal);
    CallerContext.set(request, caller);
    current.signIn(caller);
  }

  private Optional<Caller> live(ContainerRequestContext request, Caller token) {
    return SafeMethods.contains(request.getMethod())
        ? sessions.reader(token)
        : sessions.writer(token);
  }
}
