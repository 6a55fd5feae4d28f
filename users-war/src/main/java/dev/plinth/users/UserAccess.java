package dev.plinth.users;

import dev.plinth.persistence.user.User;
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
   * Requires that the caller, who may see the user, may change the user's rights if the command
   * does.
   *
   * @throws AccessDenied if only administrators may make this change
   */
  static void checkRights(Caller caller, ChangeUser command, User user) {
    boolean isChange =
        differs(command.isAdmin(), user.isAdmin()) || differs(command.isActive(), user.isActive());
    if (isChange && !caller.isAdmin()) {
      throw new AccessDenied();
    }
  }

  private static boolean differs(Boolean given, boolean current) {
    return given != null && given != current;
  }

  /** Whether a new password or e-mail address of the user needs the current password. */
  static boolean needsCurrentPassword(Caller caller, UUID id) {
    return caller.is(id);
  }
}
