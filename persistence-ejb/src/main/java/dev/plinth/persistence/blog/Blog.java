package dev.plinth.persistence.blog;

import dev.plinth.persistence.jpa.AuditedEntity;
import dev.plinth.persistence.jpa.NullableUuidConverter;
import dev.plinth.persistence.user.User;
import dev.plinth.runtime.text.FreeText;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.UUID;

/** A text that somebody published. */
@Entity
@Table(
    name = "blogs",
    indexes = {
      @Index(name = "blogs_newest_idx", columnList = "created_at desc, id desc"),
      @Index(name = "blogs_user_id_idx", columnList = "user_id")
    })
public class Blog extends AuditedEntity {

  static final String USER_FKEY = "blogs_user_id_fkey";

  @Column(nullable = false, length = 100)
  private String title;

  @Column(nullable = false, columnDefinition = "text not null")
  private String description;

  @Column(nullable = false, length = 50)
  private String author;

  /** Whom it belongs to, for queries and the foreign key. {@link #userId} is what is written. */
  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(
      name = "user_id",
      insertable = false,
      updatable = false,
      foreignKey = @ForeignKey(name = Blog.USER_FKEY))
  private User user;

  /** The column of {@link #user}: naming the user needs no reading of it. */
  @Column(name = "user_id")
  @Convert(converter = NullableUuidConverter.class)
  private UUID userId;

  @Column(name = "is_active", nullable = false)
  private boolean active;

  /** For the persistence provider. */
  protected Blog() {}

  /**
   * Creates a blog.
   *
   * @param userId the user whom it belongs to
   */
  public Blog(UUID userId, String title, String description, String author, boolean active) {
    this.userId = userId;
    retitle(title);
    rewrite(description);
    attribute(author);
    activate(active);
  }

  /** Gives the blog another title. */
  public final void retitle(String title) {
    this.title = FreeText.shown(title);
  }

  /** Replaces the blog's text. */
  public final void rewrite(String description) {
    this.description = FreeText.shown(description);
  }

  /** Names another author. */
  public final void attribute(String author) {
    this.author = FreeText.shown(author);
  }

  /** Shows the blog, or hides it without deleting it. */
  public final void activate(boolean active) {
    this.active = active;
  }

  /** Returns the user whom it belongs to, null for nobody. */
  public UUID userId() {
    return userId;
  }

  public String author() {
    return author;
  }

  public boolean isActive() {
    return active;
  }

  BlogView view() {
    return new BlogView(
        id(), title, description, author, userId, active, createdAt(), updatedAt(), version());
  }
}
