package dev.plinth.blogs;

import dev.plinth.rest.validation.Lines;

/**
 * Command to change a blog. A field that is null keeps its value.
 *
 * @param title 1 to 100 characters
 * @param description the text
 * @param author 1 to 50 characters
 * @param isActive whether all callers see it
 */
public record ReviseBlog(
    @Title String title, @Lines String description, @Author String author, Boolean isActive) {}
