package dev.plinth.rest.access;

import dev.plinth.runtime.access.SignedInUser;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.Set;

/**
 * Session filter: checks that the session of an authenticated request is live. A write looks it up
 * in the database each time; a read may rely on a recent lookup ({@link LiveSessions}).
 */
@Provider
@Dependent
@Priority(Priorities.AUTHENTICATION)
public class SessionFilter implements ContainerRequestFilter {

  private static final Set<String> READS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

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
    Caller caller = READS.contains(request.getMethod()) ? reader(token.get()) : writer(token.get());
    CallerContext.set(request, caller);
    current.signIn(caller);
  }

  private Caller reader(Caller caller) {
    if (!sessions.wasLiveRecently(caller.session())) {
      throw AuthenticationFilter.refusal();
    }
    return caller;
  }

  /** The database has the current name and role; the token may have old ones. */
  private Caller writer(Caller caller) {
    SignedInUser user =
        sessions
            .find(caller.session())
            .filter(found -> caller.is(found.id()))
            .orElseThrow(AuthenticationFilter::refusal);
    return new Caller(user.id(), user.username(), user.session(), user.isAdmin());
  }
}
