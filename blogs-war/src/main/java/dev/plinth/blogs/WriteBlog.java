package dev.plinth.blogs;

import dev.plinth.rest.validation.Lines;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Command to publish a blog.
 *
 * @param title 1 to 100 characters
 * @param description the text
 * @param author 1 to 50 characters; the caller's username by default
 * @param isActive whether all callers see it; true by default
 */
public record WriteBlog(
    @NotNull @Title @Schema(minLength = 1, maxLength = Title.LONGEST) String title,
    @NotNull @Lines String description,
    @Author @Schema(minLength = 1, maxLength = Author.LONGEST) String author,
    Boolean isActive) {

  /** Sets the default. */
  public WriteBlog {
    isActive = isActive == null ? Boolean.TRUE : isActive;
  }
}
