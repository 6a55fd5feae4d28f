package dev.plinth.persistence.blog;

import dev.plinth.runtime.representation.VersionedView;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.json.bind.annotation.JsonbTransient;
import java.time.Instant;
import java.util.UUID;

/**
 * A blog as readers see it.
 *
 * @param userId the user whom it belongs to, null for nobody
 * @param version which version of the blog this is; readers see it in the entity tag only
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
    implements VersionedView {}
