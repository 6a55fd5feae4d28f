package dev.plinth.users;

import dev.plinth.rest.ratelimit.ClientNetwork;
import dev.plinth.runtime.ratelimit.RateLimit;
import dev.plinth.runtime.ratelimit.RateLimiter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sign-in throttle: verifies passwords, and limits failed attempts (brute force) for each account,
 * from any address, and for each address, on any account. A correct password gives its permits
 * back, so only failures count. PLINTH_LIMIT_SIGN_IN_ACCOUNT and PLINTH_LIMIT_SIGN_IN_ADDRESS set
 * the numbers.
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
   * Returns whether the password matches the hash, later; or {@link
   * dev.plinth.runtime.fact.Overloaded}.
   *
   * @param account the user's identity, or the given name if no user has it
   * @param address the client's address
   * @param stored the hash; null if there is none; that takes as long, against timing attacks
   * @throws dev.plinth.runtime.ratelimit.RateLimitExceeded if there were too many failures
   */
  public CompletionStage<Boolean> verify(
      String account, String address, String password, String stored) {
    String network = ClientNetwork.of(address);
    limiter.take(ADDRESS, perAddress, network);
    limiter.take(ACCOUNT, perAccount, account);
    return passwords
        .verify(password, stored)
        .whenComplete(
            (matches, failure) -> {
              if (failure != null || matches) {
                limiter.giveBack(ACCOUNT, perAccount, account);
                limiter.giveBack(ADDRESS, perAddress, network);
              }
            });
  }
}
