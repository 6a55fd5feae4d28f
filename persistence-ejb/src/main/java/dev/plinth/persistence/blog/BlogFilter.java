package dev.plinth.persistence.blog;

import java.time.Instant;
import java.util.List;
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

  /** Whether only inactive blogs fulfil it. */
  public boolean isOfInactive() {
    return Boolean.FALSE.equals(active);
  }

  /** Returns this filter with another state. */
  public BlogFilter withActive(Boolean active) {
    return new BlogFilter(author, userId, active, createdAfter, createdBefore);
  }

  /** Returns this filter with another owner. */
  public BlogFilter withUserId(UUID userId) {
    return new BlogFilter(author, userId, active, createdAfter, createdBefore);
  }

  /** Adds the SQL of the conditions, except that on the state, and their values. */
  void addTo(List<String> conditions, List<Object> values) {
    add(conditions, values, "author = ?", author);
    add(conditions, values, "user_id = ?", userId);
    add(conditions, values, "created_at > ?", createdAfter);
    add(conditions, values, "created_at < ?", createdBefore);
  }

  private static void add(
      List<String> conditions, List<Object> values, String condition, Object value) {
    if (value != null) {
      conditions.add(condition);
      values.add(value);
    }
  }
}
