package dev.plinth.persistence.blog;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.UUID;

/**
 * A blog as readers see it.
 *
 * @param userId the user whom it belongs to, null for nobody
 */
@JsonbPropertyOrder({
  "id",
  "title",
  "description",
  "author",
  "userId",
  "isActive",
  "createdAt",
  "updatedAt"
})
public record BlogView(
    UUID id,
    String title,
    String description,
    String author,
    UUID userId,
    boolean isActive,
    Instant createdAt,
    Instant updatedAt) {}
