package dev.plinth.blogs;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Asks for a new blog.
 *
 * @param title 1 to 100 characters
 * @param description the text
 * @param author 1 to 50 characters
 * @param isActive whether readers see it; true if not given
 */
public record WriteBlog(
    @NotBlank @Size(max = 100) String title,
    @NotNull String description,
    @NotBlank @Size(max = 50) String author,
    Boolean isActive) {

  /** Sets the default. */
  public WriteBlog {
    isActive = isActive == null ? Boolean.TRUE : isActive;
  }
}
