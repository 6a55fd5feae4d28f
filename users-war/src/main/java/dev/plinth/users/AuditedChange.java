package dev.plinth.users;

import dev.plinth.persistence.user.User;
import dev.plinth.persistence.user.UserView;
import dev.plinth.runtime.idempotency.AlreadyCompleted;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Change of a user that is in the audit log if its transaction was committed. */
final class AuditedChange implements Consumer<User> {

  private final UserAudit audit;
  private final boolean hasNewPassword;
  private final Consumer<User> change;
  private UserView before;
  private UserView after;

  /**
   * @param hasNewPassword whether the password is changed
   * @param change changes the user; each attempt of the transaction calls it
   */
  AuditedChange(UserAudit audit, boolean hasNewPassword, Consumer<User> change) {
    this.audit = audit;
    this.hasNewPassword = hasNewPassword;
    this.change = change;
  }

  @Override
  public void accept(User user) {
    UserView current = user.view();
    change.accept(user);
    before = current;
    after = user.view();
  }

  /**
   * Runs the transaction, and logs the change. If the confirmation of a commit was lost, the next
   * attempt finds the request completed by the one before it, which is logged too. If that attempt
   * failed after all, and another request with the same key made the change, both log it.
   *
   * @param transaction returns the changed user
   */
  UserView log(Supplier<UserView> transaction) {
    try {
      UserView changed = transaction.get();
      audit.logChange(before, changed, hasNewPassword);
      return changed;
    } catch (AlreadyCompleted e) {
      // Null if another request with the same key made the change, and logged it.
      if (after != null) {
        audit.logChange(before, after, hasNewPassword);
      }
      throw e;
    }
  }
}
