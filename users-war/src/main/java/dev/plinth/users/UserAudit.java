package dev.plinth.users;

import dev.plinth.persistence.user.UserView;
import dev.plinth.rest.access.Caller;
import dev.plinth.runtime.audit.AuditEvent;
import java.util.UUID;

/**
 * The audit log of what a caller does to users.
 *
 * @param address the client's address
 */
record UserAudit(Caller caller, String address) {

  /** Writes a line for each part of a change that is a security event. */
  void logChange(UserView before, UserView after, boolean hasNewPassword) {
    if (before.isAdmin() != after.isAdmin()) {
      log(after.isAdmin() ? "admin-grant" : "admin-revoke", after.id());
    }
    if (before.isActive() != after.isActive()) {
      log(after.isActive() ? "user-activation" : "user-deactivation", after.id());
    }
    if (!before.email().equals(after.email())) {
      log("email-change", after.id());
    }
    if (hasNewPassword) {
      log("password-change", after.id());
    }
  }

  /** Writes the line of an event. */
  void log(String event, UUID user) {
    AuditEvent.success(event)
        .with("user", user)
        .with("by", caller.id())
        .with("session", caller.session())
        .with("address", address)
        .log();
  }
}
