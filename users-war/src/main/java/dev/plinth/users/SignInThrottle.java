package dev.plinth.users;

import dev.plinth.rest.ratelimit.ClientNetwork;
import dev.plinth.runtime.ratelimit.RateLimit;
import dev.plinth.runtime.ratelimit.RateLimiter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Compares passwords for whoever says who they are, and lets nobody guess: neither at one account,
 * wherever the guesses come from, nor from one address, whatever account they are about. A password
 * that is right gives back what it took, so only failures add up.
 */
@ApplicationScoped
public class SignInThrottle {

  private static final String ACCOUNT = "sign-in-account";
  private static final String ADDRESS = "sign-in-address";

  @Inject private Passwords passwords;
  @Inject private RateLimiter limiter;

  @Inject
  @ConfigProperty(name = "plinth.limit.sign-in.account")
  private RateLimit perAccount;

  @Inject
  @ConfigProperty(name = "plinth.limit.sign-in.address")
  private RateLimit perAddress;

  /**
   * Returns whether a password is the one that was hashed, later; or 503, if too many are waiting
   * already.
   *
   * @param account the user's identity, or the name that nobody has
   * @param address where the guess comes from
   * @param stored the hash; null if there is none, which takes as long
   * @throws dev.plinth.runtime.ratelimit.RateLimitExceeded if there were too many that were wrong
   */
  public CompletionStage<Boolean> verify(
      String account, String address, String password, String stored) {
    String network = ClientNetwork.of(address);
    limiter.take(ADDRESS, perAddress, network);
    limiter.take(ACCOUNT, perAccount, account);
    return passwords
        .verify(password, stored)
        .whenComplete(
            (right, failure) -> {
              if (failure != null || right) {
                limiter.giveBack(ACCOUNT, perAccount, account);
                limiter.giveBack(ADDRESS, perAddress, network);
              }
            });
  }
}
