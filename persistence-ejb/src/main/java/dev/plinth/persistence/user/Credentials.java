package dev.plinth.persistence.user;

import java.util.UUID;

/**
 * What a sign-in is checked against.
 *
 * @param userId the user's identity
 * @param passwordHash the hash of the password, with its parameters
 */
public record Credentials(UUID userId, String passwordHash) {

  /** Without the hash: records print all that they have. */
  @Override
  public String toString() {
    return "Credentials[userId=" + userId + "]";
  }
}
