package dev.plinth.users;

import dev.plinth.rest.access.Caller;
import dev.plinth.runtime.fact.AccessDenied;
import dev.plinth.runtime.fact.NotFound;
import java.util.UUID;

/**
 * Access rules for users: users see and change themselves, administrators see and change all users.
 * To other callers a user does not exist. Only administrators list users; the resource declares it.
 */
final class UserAccess {

  private UserAccess() {}

  /**
   * Requires that the caller may see the user.
   *
   * @throws NotFound if the caller may not see the user
   */
  static void checkRead(Caller caller, UUID id) {
    if (!caller.is(id) && !caller.isAdmin()) {
      throw new NotFound("user", id);
    }
  }

  /**
   * Requires that the caller may change the user.
   *
   * @throws NotFound if the caller may not see the user
   * @throws AccessDenied if the caller may change the user, but not these fields
   */
  static void checkChange(Caller caller, UUID id, ChangeUser command) {
    checkRead(caller, id);
    if ((command.isAdmin() != null || command.isActive() != null) && !caller.isAdmin()) {
      throw new AccessDenied();
    }
  }

  /** Whether a new password or e-mail address of the user needs the current password. */
  static boolean needsCurrentPassword(Caller caller, UUID id) {
    return caller.is(id);
  }
}
