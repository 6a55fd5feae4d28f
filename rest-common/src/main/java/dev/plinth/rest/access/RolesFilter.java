package dev.plinth.rest.access;

import jakarta.annotation.Priority;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.List;

/**
 * Authorization filter of an operation.
 *
 * @param roles the roles of which the caller must have one
 */
@Priority(Priorities.AUTHORIZATION)
record RolesFilter(List<String> roles) implements ContainerRequestFilter {

  /**
   * Refuses a request without a token with a challenge (RFC 6750, section 3), and a caller without
   * the role.
   */
  @Override
  public void filter(ContainerRequestContext request) {
    if (CallerContext.caller(request).isEmpty()) {
      throw new NotAuthorizedException("Bearer");
    }
    if (roles.stream().noneMatch(request.getSecurityContext()::isUserInRole)) {
      throw new ForbiddenException();
    }
  }
}
