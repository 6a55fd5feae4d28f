package dev.plinth.users;

import dev.plinth.rest.access.Caller;
import dev.plinth.runtime.fact.AccessDenied;
import dev.plinth.runtime.fact.NotFound;
import java.util.UUID;

/**
 * Who may do what with a user: the user, and administrators. For anybody else there is no such
 * user. Lists are for administrators only, which their resource methods say.
 */
final class UserAccess {

  private UserAccess() {}

  /**
   * @throws NotFound if the caller may not even know of the user
   */
  static void checkRead(Caller caller, UUID id) {
    if (!caller.is(id) && !caller.isAdmin()) {
      throw new NotFound("user", id);
    }
  }

  /**
   * @throws NotFound if the caller may not even know of the user
   * @throws AccessDenied if the caller may change the user, but not in this way
   */
  static void checkChange(Caller caller, UUID id, ChangeUser wanted) {
    checkRead(caller, id);
    if ((wanted.isAdmin() != null || wanted.isActive() != null) && !caller.isAdmin()) {
      throw new AccessDenied();
    }
  }

  /** Whether a new password or e-mail address of the user needs the current password. */
  static boolean needsCurrentPassword(Caller caller, UUID id) {
    return caller.is(id);
  }
}
