package dev.plinth.users;

import dev.plinth.persistence.NotFound;
import dev.plinth.persistence.audit.AuditEvent;
import dev.plinth.persistence.user.Credentials;
import dev.plinth.persistence.user.UserRepository;
import dev.plinth.rest.access.Caller;
import dev.plinth.rest.problem.ProblemException;
import dev.plinth.rest.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A new password in the place of the current one, which whoever changes the own one has to know.
 */
@ApplicationScoped
public class PasswordChange {

  @Inject private UserRepository users;
  @Inject private Passwords passwords;
  @Inject private Guesses guesses;

  /**
   * Returns the hash of the new password, later; empty if none is asked for.
   *
   * @throws dev.plinth.persistence.limit.LimitReached if it was wrong too often
   * @throws ProblemException 400 if the current password is missing; if it is wrong, later
   */
  CompletionStage<Optional<String>> hash(
      Caller caller, UUID id, ChangeUser wanted, String address) {
    if (wanted.password() == null) {
      return CompletableFuture.completedStage(Optional.empty());
    }
    return (UserAccess.needsCurrentPassword(caller, id)
            ? verified(caller, wanted, address)
            : passwords.hash(wanted.password()))
        .thenApply(Optional::of);
  }

  private CompletionStage<String> verified(Caller caller, ChangeUser wanted, String address) {
    if (wanted.currentPassword() == null) {
      throw wrong("must be given to change the password");
    }
    Credentials known =
        users.credentialsOf(caller.id()).orElseThrow(() -> new NotFound("user", caller.id()));
    return guesses
        .verify(caller.id().toString(), address, wanted.currentPassword(), known.passwordHash())
        .thenCompose(
            right -> {
              if (!right) {
                log(caller, address);
                throw wrong("is not the current password");
              }
              return passwords.hash(wanted.password());
            });
  }

  private static void log(Caller caller, String address) {
    AuditEvent.failure("password-change")
        .with("user", caller.id())
        .with("session", caller.session())
        .with("address", address)
        .log();
  }

  private static ProblemException wrong(String detail) {
    return ProblemException.invalid(List.of(new Violation("currentPassword", detail)));
  }
}
