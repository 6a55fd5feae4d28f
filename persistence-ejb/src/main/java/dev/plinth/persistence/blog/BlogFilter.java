package dev.plinth.persistence.blog;

import java.time.Instant;
import java.util.UUID;

/**
 * The conditions that the blogs of a list fulfil. A condition that is null is none.
 *
 * @param author the author's name, as stored
 * @param userId the owner
 * @param active whether they are active
 * @param createdAfter an earlier time than that of their creation
 * @param createdBefore a later time than that of their creation
 */
public record BlogFilter(
    String author, UUID userId, Boolean active, Instant createdAfter, Instant createdBefore) {

  /** All active blogs. */
  public static final BlogFilter ACTIVE = new BlogFilter(null, null, true, null, null);

  /** Returns this filter with another state. */
  public BlogFilter withActive(Boolean active) {
    return new BlogFilter(author, userId, active, createdAfter, createdBefore);
  }

  /** Returns this filter with another owner. */
  public BlogFilter withUserId(UUID userId) {
    return new BlogFilter(author, userId, active, createdAfter, createdBefore);
  }
}
