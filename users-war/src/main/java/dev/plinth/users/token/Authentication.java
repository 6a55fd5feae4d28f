package dev.plinth.users.token;

import dev.plinth.persistence.session.SessionRepository;
import dev.plinth.persistence.session.TokenRotation;
import dev.plinth.persistence.session.TokenRotation.Outcome;
import dev.plinth.persistence.user.Credentials;
import dev.plinth.persistence.user.PasswordHashFormat;
import dev.plinth.persistence.user.UserRepository;
import dev.plinth.rest.access.Caller;
import dev.plinth.runtime.access.SignedInUser;
import dev.plinth.runtime.audit.AuditEvent;
import dev.plinth.runtime.fact.AuthenticationFailed;
import dev.plinth.runtime.fact.InvalidField;
import dev.plinth.users.Passwords;
import dev.plinth.users.SignInThrottle;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Signs users in and out, and rotates their refresh tokens. */
@ApplicationScoped
public class Authentication {

  /** How long a session lasts without a refresh (idle timeout). */
  private static final Duration IDLE = Duration.ofDays(7);

  /** How long a session lasts at most (absolute timeout). */
  private static final Duration LONGEST = Duration.ofDays(30);

  @Inject private UserRepository users;
  @Inject private SessionRepository sessions;
  @Inject private Passwords passwords;
  @Inject private AccessTokens accessTokens;
  @Inject private SignInThrottle throttle;

  /**
   * Signs a user in and begins a session.
   *
   * @param address the client's address
   * @return the first pair of tokens, later; or {@link AuthenticationFailed}, the same and as late
   *     for a wrong password, an unknown user and a deactivated one; or {@link
   *     dev.plinth.runtime.fact.Overloaded}
   * @throws dev.plinth.runtime.ratelimit.RateLimitExceeded if there were too many failures
   * @throws InvalidField if not exactly one of username and e-mail address is given
   */
  public CompletionStage<TokenView> signIn(SignIn command, String address) {
    if (!command.hasOneName()) {
      throw new InvalidField("username", "must be given, or email instead, but not both");
    }
    Optional<Credentials> known =
        command.email() == null
            ? users.credentialsOf(command.username())
            : users.credentialsByEmail(command.email());
    String hash = known.map(Credentials::passwordHash).orElse(null);
    String account = known.map(it -> it.userId().toString()).orElseGet(command::canonicalName);
    return throttle
        .verify(account, address, command.password(), hash)
        .thenCompose(
            matches -> {
              if (!matches) {
                throw refused(command, address);
              }
              return upgradeHash(known.get(), command.password());
            })
        .thenApply(credentials -> begin(command, credentials, address));
  }

  private CompletionStage<Credentials> upgradeHash(Credentials known, String password) {
    if (!PasswordHashFormat.isOutdated(known.passwordHash())) {
      return CompletableFuture.completedStage(known);
    }
    return passwords
        .hash(password)
        .thenApply(
            hash -> {
              users.rehash(known, hash);
              return known;
            });
  }

  private TokenView begin(SignIn command, Credentials credentials, String address) {
    RefreshSecret secret = RefreshSecret.random();
    Instant now = Instant.now();
    SignedInUser user =
        sessions
            .begin(credentials.userId(), secret.hash(), now.plus(IDLE), now.plus(LONGEST))
            .orElseThrow(() -> refused(command, address));
    event(AuditEvent.success("sign-in"), user, address).log();
    return view(user, secret);
  }

  private static AuthenticationFailed refused(SignIn command, String address) {
    AuditEvent.failure("sign-in")
        .with("username", command.username())
        .with("email", command.email())
        .with("address", address)
        .log();
    return new AuthenticationFailed("The username, e-mail address or password is wrong.");
  }

  /**
   * Continues a session (refresh token rotation).
   *
   * @param address the client's address
   * @return the next pair of tokens
   * @throws AuthenticationFailed if the token is invalid; if it was used before, its session ends
   */
  public TokenView refresh(Refresh command, String address) {
    RefreshSecret next = RefreshSecret.random();
    TokenRotation rotation =
        sessions.rotate(
            new RefreshSecret(command.refreshToken()).hash(),
            next.hash(),
            Instant.now().plus(IDLE));
    if (rotation.outcome() == Outcome.CONTINUED) {
      return view(rotation.user(), next);
    }
    if (rotation.outcome() == Outcome.REUSED) {
      event(AuditEvent.failure("refresh-token-reuse"), rotation.user(), address).log();
    }
    throw new AuthenticationFailed("The refresh token is invalid or has expired: sign in again.");
  }

  /**
   * Ends the caller's session.
   *
   * @param address the client's address
   */
  public void signOut(Caller caller, String address) {
    sessions.end(caller.session());
    AuditEvent.success("sign-out")
        .with("user", caller.id())
        .with("username", caller.username())
        .with("session", caller.session())
        .with("address", address)
        .log();
  }

  private TokenView view(SignedInUser user, RefreshSecret refreshToken) {
    return new TokenView(
        accessTokens.issue(user),
        "Bearer",
        AccessTokens.LIFETIME.toSeconds(),
        refreshToken.text(),
        new TokenView.Holder(user.id(), user.username()));
  }

  private static AuditEvent event(AuditEvent event, SignedInUser user, String address) {
    return event
        .with("user", user.id())
        .with("username", user.username())
        .with("session", user.session())
        .with("address", address);
  }
}
