package dev.plinth.blogs;

import dev.plinth.rest.validation.Lines;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Command to change a blog. A field that is null keeps its value. The last four are there so that
 * the blog can be sent as GET returned it.
 *
 * @param title 1 to 100 characters
 * @param description the text
 * @param author 1 to 50 characters
 * @param isActive whether all callers see it
 * @param id the current one
 * @param userId the current one, empty if there is none
 * @param createdAt ignored, because clients may round it
 * @param updatedAt ignored, because each change sets it
 */
public record ReviseBlog(
    @Title String title,
    @Lines String description,
    @Author String author,
    Boolean isActive,
    UUID id,
    Optional<UUID> userId,
    Instant createdAt,
    Instant updatedAt) {}
