package dev.plinth.peer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A row of Plinth's table of blogs. */
@Entity
@Table(name = "blogs")
public class Blog {

  @Id
  @GeneratedValue(strategy = GenerationType.UUID)
  private UUID id;

  @Version private long version;
  private String title;
  private String description;
  private String author;

  @Column(name = "user_id")
  private UUID userId;

  @Column(name = "is_active")
  private boolean active;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  protected Blog() {}

  Blog(WriteBlog command) {
    title = command.title();
    description = command.description();
    author = command.author();
    active = true;
    // PostgreSQL keeps microseconds.
    createdAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
    updatedAt = createdAt;
  }

  BlogView view() {
    return new BlogView(id, title, description, author, userId, active, createdAt, updatedAt);
  }
}
