package dev.plinth.peer;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A row of Plinth's table of blogs. */
@Entity
@Table(name = "blogs")
public class Blog extends PanacheEntityBase {

  @Id
  @GeneratedValue(strategy = GenerationType.UUID)
  public UUID id;

  @Version public long version;
  public String title;
  public String description;
  public String author;

  @Column(name = "user_id")
  public UUID userId;

  @Column(name = "is_active")
  public boolean active;

  @Column(name = "created_at")
  public Instant createdAt;

  @Column(name = "updated_at")
  public Instant updatedAt;

  static Optional<Blog> findActive(UUID id) {
    return find("id = ?1 and active", id).firstResultOptional();
  }

  static List<Blog> newest(int limit) {
    return find("active order by createdAt desc, id desc").page(0, limit).list();
  }

  static Blog write(WriteBlog command) {
    Blog blog = new Blog();
    blog.title = command.title();
    blog.description = command.description();
    blog.author = command.author();
    blog.active = true;
    // PostgreSQL keeps microseconds.
    blog.createdAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
    blog.updatedAt = blog.createdAt;
    blog.persist();
    return blog;
  }

  BlogView view() {
    return new BlogView(id, title, description, author, userId, active, createdAt, updatedAt);
  }
}
