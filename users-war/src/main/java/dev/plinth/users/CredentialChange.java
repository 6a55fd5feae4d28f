package dev.plinth.users;

import dev.plinth.persistence.user.Credentials;
import dev.plinth.persistence.user.UserRepository;
import dev.plinth.persistence.user.UserView;
import dev.plinth.rest.access.Caller;
import dev.plinth.runtime.audit.AuditEvent;
import dev.plinth.runtime.fact.InvalidField;
import dev.plinth.runtime.fact.NotFound;
import dev.plinth.runtime.text.EmailAddresses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Authorizes a change of credentials: the password or the e-mail address. Users who change their
 * own must give the current password.
 */
@ApplicationScoped
public class CredentialChange {

  @Inject private UserRepository users;
  @Inject private Passwords passwords;
  @Inject private SignInThrottle throttle;

  /**
   * Returns the hash of the new password, later; empty if the password does not change.
   *
   * @throws dev.plinth.runtime.ratelimit.RateLimitExceeded if the current password was wrong too
   *     often
   * @throws InvalidField if the current password is missing; if it is wrong, later
   */
  CompletionStage<Optional<String>> authorize(
      Caller caller, UUID id, ChangeUser command, String address) {
    if (!UserAccess.needsCurrentPassword(caller, id) || changesNothing(id, command)) {
      return hash(command);
    }
    return verifyCurrentPassword(caller, command, address).thenCompose(verified -> hash(command));
  }

  /** An address in another spelling is the same mailbox. */
  private boolean changesNothing(UUID id, ChangeUser command) {
    if (command.password() != null) {
      return false;
    }
    if (command.email() == null) {
      return true;
    }
    UserView user = users.find(id).orElseThrow(() -> new NotFound("user", id));
    return EmailAddresses.areSame(user.email(), command.email());
  }

  private CompletionStage<Optional<String>> hash(ChangeUser command) {
    return command.password() == null
        ? CompletableFuture.completedStage(Optional.empty())
        : passwords.hash(command.password()).thenApply(Optional::of);
  }

  private CompletionStage<Void> verifyCurrentPassword(
      Caller caller, ChangeUser command, String address) {
    if (command.currentPassword() == null) {
      throw invalid("must be given to change the password or the e-mail address");
    }
    Credentials known =
        users.credentialsOf(caller.id()).orElseThrow(() -> new NotFound("user", caller.id()));
    return throttle
        .verify(caller.id().toString(), address, command.currentPassword(), known.passwordHash())
        .thenAccept(
            matches -> {
              if (!matches) {
                log(caller, command, address);
                throw invalid("is not the current password");
              }
            });
  }

  private static void log(Caller caller, ChangeUser command, String address) {
    AuditEvent.failure(command.password() == null ? "email-change" : "password-change")
        .with("user", caller.id())
        .with("session", caller.session())
        .with("address", address)
        .log();
  }

  private static InvalidField invalid(String message) {
    return new InvalidField("currentPassword", message);
  }
}
