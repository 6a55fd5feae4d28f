package dev.plinth.peer;

import java.time.Instant;
import java.util.UUID;

/** A blog as clients see it, with the fields of Plinth's. */
public record BlogView(
    UUID id,
    String title,
    String description,
    String author,
    UUID userId,
    boolean isActive,
    Instant createdAt,
    Instant updatedAt) {}
