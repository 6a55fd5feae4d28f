package dev.plinth.rest.access;

import java.util.UUID;

/**
 * A signed-in user.
 *
 * @param id the user's identity
 * @param username the user's name
 * @param session the session's identity
 * @param isAdmin whether the user is an administrator
 */
public record Caller(UUID id, String username, UUID session, boolean isAdmin) {

  /** Whether this is the user with the given identity. */
  public boolean is(UUID user) {
    return id.equals(user);
  }
}
