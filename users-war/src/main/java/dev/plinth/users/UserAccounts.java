package dev.plinth.users;

import dev.plinth.persistence.account.AccountWriter;
import dev.plinth.persistence.user.CachedProfiles;
import dev.plinth.persistence.user.User;
import dev.plinth.persistence.user.UserFilter;
import dev.plinth.persistence.user.UserRepository;
import dev.plinth.persistence.user.UserView;
import dev.plinth.rest.access.Caller;
import dev.plinth.rest.entity.ChangeRequest;
import dev.plinth.runtime.fact.InvalidField;
import dev.plinth.runtime.fact.NotFound;
import dev.plinth.runtime.idempotency.IdempotentWrite;
import dev.plinth.runtime.representation.EntityTag;
import dev.plinth.runtime.representation.Representation;
import dev.plinth.runtime.representation.Slice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The use cases of users. Hashing a password is slow, so it comes before the transaction. */
@ApplicationScoped
public class UserAccounts {

  @Inject private UserRepository users;
  @Inject private AccountWriter accounts;
  @Inject private CachedProfiles profiles;
  @Inject private Passwords passwords;
  @Inject private CredentialChange credentialChange;

  /**
   * Registers a user.
   *
   * @param write how the request is repeated
   * @return the user, later, or {@link dev.plinth.persistence.user.UsernameTaken}, {@link
   *     dev.plinth.persistence.user.EmailTaken}
   */
  public CompletionStage<UserView> register(RegisterUser command, IdempotentWrite<UserView> write) {
    return passwords
        .hash(command.password())
        .thenApply(
            hash -> accounts.add(new User(command.username(), command.email(), hash), write));
  }

  /**
   * Returns a user.
   *
   * @throws NotFound if no user that the caller may see has this identity
   */
  public UserView read(Caller caller, UUID id) {
    UserAccess.checkRead(caller, id);
    return users.find(id).orElseThrow(() -> noUser(id));
  }

  /**
   * Returns the public profile of a user.
   *
   * @throws NotFound if no active user has this identity
   */
  public Representation profile(UUID id) {
    return profiles.find(id).orElseThrow(() -> noUser(id));
  }

  /** Returns a page of users, newest first. */
  public Representation list(UserFilter filter, Slice slice) {
    return Representation.ofPage(users.list(filter, slice), slice, UserView::createdAt);
  }

  /**
   * Changes the fields that are given.
   *
   * @param write how the request is repeated
   * @return the user, later, or {@link dev.plinth.persistence.user.UsernameTaken}, {@link
   *     dev.plinth.persistence.user.EmailTaken}, {@link
   *     dev.plinth.persistence.user.LastAdministrator}, {@link
   *     dev.plinth.runtime.fact.AccessDenied} if the caller may not change these fields, or {@link
   *     InvalidField} if the command would change what only the service sets
   * @throws NotFound if no user that the caller may see has this identity
   */
  public CompletionStage<UserView> change(
      ChangeRequest request, UUID id, ChangeUser command, IdempotentWrite<UserView> write) {
    Caller caller = request.caller();
    UserAccess.checkRead(caller, id);
    return credentialChange
        .authorize(caller, id, command, request.address())
        .thenApply(
            hash -> {
              Consumer<User> change =
                  user -> {
                    UserAccess.checkRights(caller, command, user);
                    InvalidField.requireCurrent("id", command.id(), id);
                    checkPrecondition(request, user);
                    apply(command, hash.orElse(null), user);
                  };
              UserAudit audit = new UserAudit(caller, request.address());
              AuditedChange audited = new AuditedChange(audit, hash.isPresent(), change);
              return audited.log(
                  () ->
                      request
                          .precondition()
                          .guard(() -> accounts.change(id, caller.session(), audited, write))
                          .orElseThrow(() -> noUser(id)));
            });
  }

  private static void apply(ChangeUser command, String passwordHash, User user) {
    if (command.username() != null) {
      user.rename(command.username());
    }
    if (command.email() != null) {
      user.moveTo(command.email());
    }
    if (passwordHash != null) {
      user.changePassword(passwordHash);
    }
    if (command.isAdmin() != null) {
      user.administrate(command.isAdmin());
    }
    if (command.isActive() != null) {
      user.activate(command.isActive());
    }
  }

  /**
   * Deletes a user. What the user owned stays, without an owner.
   *
   * @throws NotFound if no user that the caller may see has this identity
   * @throws dev.plinth.persistence.user.LastAdministrator if no active administrator would remain
   */
  public void remove(ChangeRequest request, UUID id) {
    UserAccess.checkRead(request.caller(), id);
    Consumer<User> check = user -> checkPrecondition(request, user);
    if (!request.precondition().guard(() -> accounts.remove(id, check))) {
      throw noUser(id);
    }
    new UserAudit(request.caller(), request.address()).log("user-deletion", id);
  }

  private static void checkPrecondition(ChangeRequest request, User user) {
    request.precondition().check(EntityTag.of(user.id(), user.version()));
  }

  private static NotFound noUser(UUID id) {
    return new NotFound("user", id);
  }
}
