package dev.plinth.persistence.user;

/**
 * The format of password hashes, {@code algorithm:iterations:salt:hash}, as {@code
 * Pbkdf2PasswordHash} of Jakarta Security writes it, and the parameters of new ones.
 */
public final class PasswordHashFormat {

  /** The algorithm's name in the Java security API. */
  public static final String ALGORITHM = "PBKDF2WithHmacSHA512";

  /** The minimum in OWASP's Password Storage Cheat Sheet for PBKDF2-HMAC-SHA512. */
  public static final int ITERATIONS = 210_000;

  private PasswordHashFormat() {}

  /** Returns whether a hash is weaker than a new one. */
  public static boolean isOutdated(String stored) {
    String[] parts = stored.split(":");
    return !parts[0].equals(ALGORITHM) || Integer.parseInt(parts[1]) < ITERATIONS;
  }
}
