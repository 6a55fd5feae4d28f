package dev.plinth.runtime.access;

import java.util.UUID;

/**
 * Whose session it is, as the database has it now.
 *
 * @param session the session's identity
 * @param id the user's identity
 * @param username the user's name
 * @param isAdmin whether the user is an administrator
 */
public record SignedInUser(UUID session, UUID id, String username, boolean isAdmin) {}
