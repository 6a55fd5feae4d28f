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
 * A change of what a user signs in with: the password or the e-mail address. Users who change their
 * own need the current password for it.
 */
@ApplicationScoped
public class CredentialChange {

  @Inject private UserRepository users;
  @Inject private Passwords passwords;
  @Inject private SignInThrottle guesses;

  /**
   * Returns the hash of the new password, later; empty if none is asked for.
   *
   * @throws dev.plinth.runtime.ratelimit.RateLimitExceeded if the current password was wrong too
   *     often
   * @throws InvalidField if the current password is missing; if it is wrong, later
   */
  CompletionStage<Optional<String>> authorize(
      Caller caller, UUID id, ChangeUser wanted, String address) {
    boolean proved = !UserAccess.needsCurrentPassword(caller, id) || changesNothing(id, wanted);
    return (proved ? CompletableFuture.completedStage(null) : proof(caller, wanted, address))
        .thenCompose(nothing -> hash(wanted));
  }

  /** An address that is only spelled differently is the same mailbox. */
  private boolean changesNothing(UUID id, ChangeUser wanted) {
    if (wanted.password() != null) {
      return false;
    }
    if (wanted.email() == null) {
      return true;
    }
    UserView user = users.find(id).orElseThrow(() -> new NotFound("user", id));
    return EmailAddresses.areSame(user.email(), wanted.email());
  }

  private CompletionStage<Optional<String>> hash(ChangeUser wanted) {
    return wanted.password() == null
        ? CompletableFuture.completedStage(Optional.empty())
        : passwords.hash(wanted.password()).thenApply(Optional::of);
  }

  private CompletionStage<Void> proof(Caller caller, ChangeUser wanted, String address) {
    if (wanted.currentPassword() == null) {
      throw wrong("must be given to change the password or the e-mail address");
    }
    Credentials known =
        users.credentialsOf(caller.id()).orElseThrow(() -> new NotFound("user", caller.id()));
    return guesses
        .verify(caller.id().toString(), address, wanted.currentPassword(), known.passwordHash())
        .thenAccept(
            right -> {
              if (!right) {
                log(caller, wanted, address);
                throw wrong("is not the current password");
              }
            });
  }

  private static void log(Caller caller, ChangeUser wanted, String address) {
    AuditEvent.failure(wanted.password() == null ? "email-change" : "password-change")
        .with("user", caller.id())
        .with("session", caller.session())
        .with("address", address)
        .log();
  }

  private static InvalidField wrong(String message) {
    return new InvalidField("currentPassword", message);
  }
}
