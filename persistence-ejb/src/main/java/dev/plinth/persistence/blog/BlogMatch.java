package dev.plinth.persistence.blog;

import dev.plinth.runtime.representation.VersionedView;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.json.bind.annotation.JsonbTransient;
import java.time.Instant;
import java.util.UUID;

/**
 * View of a blog that a search found. Its JSON is that of {@link BlogView}, with the snippet if
 * there is one.
 *
 * @param userId the owner's id; null if there is none
 * @param snippet the parts of the description that match best; null if the search has no snippets
 * @param version the entity's version, which clients see only in the entity tag
 * @param relevance how well the blog matches; higher for the newer one of two that match equally
 */
@JsonbPropertyOrder({
  "id",
  "title",
  "description",
  "author",
  "userId",
  "isActive",
  "createdAt",
  "updatedAt",
  "snippet"
})
public record BlogMatch(
    UUID id,
    String title,
    String description,
    String author,
    UUID userId,
    boolean isActive,
    Instant createdAt,
    Instant updatedAt,
    @JsonbNillable(false) String snippet,
    @JsonbTransient long version,
    @JsonbTransient long relevance)
    implements VersionedView {}
