package dev.plinth.persistence.user;

import java.util.UUID;

/**
 * Credentials of a user, to verify a password.
 *
 * @param userId the user's id
 * @param passwordHash the hash of the password, with its parameters
 */
public record Credentials(UUID userId, String passwordHash) {

  /** Leaves out the hash, which a record would print. */
  @Override
  public String toString() {
    return "Credentials[userId=" + userId + "]";
  }
}
