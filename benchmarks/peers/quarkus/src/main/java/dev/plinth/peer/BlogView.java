package dev.plinth.peer;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;

/** A blog as clients see it, with the fields of Plinth's. */
public record BlogView(
    UUID id,
    String title,
    String description,
    String author,
    UUID userId,
    @JsonProperty("isActive") boolean isActive,
    Instant createdAt,
    Instant updatedAt) {}
