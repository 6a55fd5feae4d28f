package dev.plinth.persistence.blog;

import dev.plinth.runtime.entity.AuditedView;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.json.bind.annotation.JsonbTransient;
import java.time.Instant;
import java.util.UUID;

/**
 * View of a blog.
 *
 * @param userId the owner's id; null if there is none
 * @param version the entity's version, which clients see only in the entity tag
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
    Instant updatedAt,
    @JsonbTransient long version)
    implements AuditedView {}
