package dev.plinth.runtime.access;

import java.time.Instant;
import java.util.UUID;

/**
 * The user of a session, as the database has it now.
 *
 * @param session the session's id
 * @param id the user's id
 * @param username the user's name
 * @param isAdmin whether the user is an administrator
 * @param expiresAt the latest end of the session
 */
public record SignedInUser(
    UUID session, UUID id, String username, boolean isAdmin, Instant expiresAt) {}
