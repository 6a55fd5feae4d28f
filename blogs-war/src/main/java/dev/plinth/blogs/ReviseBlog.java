package dev.plinth.blogs;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Asks for changes of a blog. What is null keeps its value.
 *
 * @param title 1 to 100 characters
 * @param description the text
 * @param author 1 to 50 characters
 * @param isActive whether readers see it
 */
public record ReviseBlog(
    @Size(max = 100) @Pattern(regexp = NOT_BLANK, message = "must not be blank") String title,
    String description,
    @Size(max = 50) @Pattern(regexp = NOT_BLANK, message = "must not be blank") String author,
    Boolean isActive) {

  /** Like {@code NotBlank}, which would not let null pass. */
  private static final String NOT_BLANK = "(?s).*\\S.*";
}
