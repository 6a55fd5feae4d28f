package dev.plinth.blogs;

import dev.plinth.rest.validation.Lines;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Asks for a new blog.
 *
 * @param title 1 to 100 characters
 * @param description the text
 * @param author 1 to 50 characters; the caller if not given
 * @param isActive whether readers see it; true if not given
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
