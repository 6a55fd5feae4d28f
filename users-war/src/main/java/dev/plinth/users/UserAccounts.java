package dev.plinth.users;

import dev.plinth.persistence.account.AccountWriter;
import dev.plinth.persistence.user.CachedProfiles;
import dev.plinth.persistence.user.User;
import dev.plinth.persistence.user.UserRepository;
import dev.plinth.persistence.user.UserView;
import dev.plinth.rest.access.Caller;
import dev.plinth.runtime.audit.AuditEvent;
import dev.plinth.runtime.fact.NotFound;
import dev.plinth.runtime.representation.Keyset;
import dev.plinth.runtime.representation.Representation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** What can be done with users. Passwords are hashed before a transaction begins: it takes long. */
@ApplicationScoped
public class UserAccounts {

  @Inject private UserRepository users;
  @Inject private AccountWriter accounts;
  @Inject private CachedProfiles profiles;
  @Inject private Passwords passwords;
  @Inject private CredentialChange credentialChange;

  /**
   * Adds a user.
   *
   * @return the user, later, or {@link dev.plinth.persistence.user.UsernameTaken}, {@link
   *     dev.plinth.persistence.user.EmailTaken}
   */
  public CompletionStage<UserView> register(RegisterUser wanted) {
    return passwords
        .hash(wanted.password())
        .thenApply(hash -> accounts.add(new User(wanted.username(), wanted.email(), hash)));
  }

  /**
   * Returns a user.
   *
   * @throws NotFound if there is none with this identity that the caller may know of
   */
  public UserView read(Caller caller, UUID id) {
    UserAccess.checkRead(caller, id);
    return users.find(id).orElseThrow(() -> noUser(id));
  }

  /**
   * Returns what everybody may know of a user.
   *
   * @throws NotFound if there is no active one with this identity
   */
  public Representation profile(UUID id) {
    return profiles.find(id).orElseThrow(() -> noUser(id));
  }

  /**
   * Returns the users after a place in the list, newest first.
   *
   * @param limit how many at the most
   */
  public Representation list(Keyset after, int limit) {
    return Representation.ofPage(users.list(after, limit + 1), limit);
  }

  /**
   * Changes what is asked for and leaves the rest.
   *
   * @param address where the request came from
   * @param precondition gets the tag of the user that would be changed, and throws to keep it
   * @return the user, later, or {@link dev.plinth.persistence.user.UsernameTaken}, {@link
   *     dev.plinth.persistence.user.EmailTaken}, {@link
   *     dev.plinth.persistence.user.LastAdministrator}
   * @throws NotFound if there is no user with this identity that the caller may know of
   */
  public CompletionStage<UserView> change(
      Caller caller, UUID id, ChangeUser wanted, String address, Consumer<String> precondition) {
    UserAccess.checkChange(caller, id, wanted);
    return credentialChange
        .authorize(caller, id, wanted, address)
        .thenApply(
            hash -> {
              UserView user =
                  accounts
                      .change(
                          id,
                          caller.session(),
                          it -> {
                            precondition.accept(Representation.tag(it.id(), it.version()));
                            apply(wanted, hash.orElse(null), it);
                          })
                      .orElseThrow(() -> noUser(id));
              log(caller, wanted, user, address);
              return user;
            });
  }

  private static void apply(ChangeUser wanted, String passwordHash, User user) {
    if (wanted.username() != null) {
      user.rename(wanted.username());
    }
    if (wanted.email() != null) {
      user.moveTo(wanted.email());
    }
    if (passwordHash != null) {
      user.changePassword(passwordHash);
    }
    if (wanted.isAdmin() != null) {
      user.administrate(wanted.isAdmin());
    }
    if (wanted.isActive() != null) {
      user.activate(wanted.isActive());
    }
  }

  private static void log(Caller caller, ChangeUser wanted, UserView user, String address) {
    if (wanted.isAdmin() != null) {
      log(wanted.isAdmin() ? "admin-grant" : "admin-revoke", caller, user.id(), address);
    }
    if (wanted.isActive() != null) {
      log(wanted.isActive() ? "user-activation" : "user-deactivation", caller, user.id(), address);
    }
    if (wanted.email() != null) {
      log("email-change", caller, user.id(), address);
    }
    if (wanted.password() != null) {
      log("password-change", caller, user.id(), address);
    }
  }

  private static void log(String event, Caller caller, UUID user, String address) {
    AuditEvent.success(event)
        .with("user", user)
        .with("by", caller.id())
        .with("session", caller.session())
        .with("address", address)
        .log();
  }

  /**
   * Removes a user. The user's blogs stay.
   *
   * @param address where the request came from
   * @param precondition gets the tag of the user that would be removed, and throws to keep it
   * @throws NotFound if there is none with this identity that the caller may know of
   * @throws dev.plinth.persistence.user.LastAdministrator if no active administrator would be left
   */
  public void remove(Caller caller, UUID id, String address, Consumer<String> precondition) {
    UserAccess.checkRead(caller, id);
    if (!accounts.remove(
        id, user -> precondition.accept(Representation.tag(user.id(), user.version())))) {
      throw noUser(id);
    }
    log("user-deletion", caller, id, address);
  }

  private static NotFound noUser(UUID id) {
    return new NotFound("user", id);
  }
}
