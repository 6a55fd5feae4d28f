package dev.plinth.users;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** Makes of a password what may be stored. */
@ApplicationScoped
public class Passwords {

  /** What OWASP's Password Storage Cheat Sheet asks of PBKDF2-HMAC-SHA512. */
  private static final int ITERATIONS = 210_000;

  /** One core is left to everything else, so that sign-ups don't starve the rest of the server. */
  private final Semaphore cores =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() - 1), true);

  @Inject private Pbkdf2PasswordHash hash;

  @PostConstruct
  void initialize() {
    hash.initialize(
        Map.of(
            "Pbkdf2PasswordHash.Algorithm",
            "PBKDF2WithHmacSHA512",
            "Pbkdf2PasswordHash.Iterations",
            Integer.toString(ITERATIONS)));
  }

  /**
   * Returns a hash of the password, salted at random, with its algorithm and parameters. It takes
   * some tenths of a second of CPU time, on purpose, and waits for its turn when many come at once.
   */
  public String hash(String password) {
    cores.acquireUninterruptibly();
    try {
      return hash.generate(password.toCharArray());
    } finally {
      cores.release();
    }
  }
}
