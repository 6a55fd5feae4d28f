package dev.plinth.peer;

import java.time.Instant;
import java.util.UUID;

/** The public profile of a user, with the fields of Plinth's. */
public record UserView(UUID id, String username, Instant createdAt) {}
