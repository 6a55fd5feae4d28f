package dev.plinth.rest.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Optional;

/**
 * Security context of an authenticated request.
 *
 * @param caller the caller
 * @param isSecure whether the request came over TLS
 */
record CallerContext(Caller caller, boolean isSecure) implements SecurityContext {

  /** Makes this the caller of the request. */
  static void set(ContainerRequestContext request, Caller caller) {
    boolean isSecure = request.getSecurityContext().isSecure();
    request.setSecurityContext(new CallerContext(caller, isSecure));
  }

  /** Returns the caller of the request; empty if it carries no token. */
  static Optional<Caller> caller(ContainerRequestContext request) {
    return request.getSecurityContext() instanceof CallerContext context
        ? Optional.of(context.caller())
        : Optional.empty();
  }

  @Override
  public Principal getUserPrincipal() {
    return caller::username;
  }

  @Override
  public boolean isUserInRole(String role) {
    return role.equals(Roles.USER) || role.equals(Roles.ADMIN) && caller.isAdmin();
  }

  @Override
  public String getAuthenticationScheme() {
    return "Bearer";
  }
}
