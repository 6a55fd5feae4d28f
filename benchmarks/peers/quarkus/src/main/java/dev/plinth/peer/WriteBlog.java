package dev.plinth.peer;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The body of a new blog. */
public record WriteBlog(
    @NotBlank @Size(max = 100) String title,
    @NotNull String description,
    @NotBlank @Size(max = 50) String author) {}
