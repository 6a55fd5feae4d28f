package dev.plinth.blogs;

import dev.plinth.rest.validation.Lines;
import jakarta.validation.constraints.NotNull;

/**
 * Command to publish a blog.
 *
 * @param title 1 to 100 characters
 * @param description the text
 * @param author 1 to 50 characters; the caller's username by default
 * @param isActive whether all callers see it; true by default
 */
public record WriteBlog(
    @NotNull @Title String title,
    @NotNull @Lines String description,
    @Author String author,
    Boolean isActive) {

  /** Sets the default. */
  public WriteBlog {
    isActive = isActive == null ? Boolean.TRUE : isActive;
  }
}
