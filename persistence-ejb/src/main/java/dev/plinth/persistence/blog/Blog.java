package dev.plinth.persistence.blog;

import dev.plinth.persistence.entity.CachedEntity;
import dev.plinth.persistence.jpa.AuditedEntity;
import dev.plinth.persistence.jpa.NullableUuidConverter;
import dev.plinth.persistence.user.User;
import dev.plinth.runtime.entity.OwnedEntity;
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

/** Entity of a blog: a text that a user published. */
@Entity
@Table(
    name = "blogs",
    indexes = {
      @Index(name = "blogs_created_idx", columnList = "is_active, created_at desc, id desc"),
      @Index(name = "blogs_updated_idx", columnList = "is_active, updated_at desc, id desc"),
      @Index(
          name = "blogs_author_created_idx",
          columnList = "author, is_active, created_at desc, id desc"),
      @Index(
          name = "blogs_author_updated_idx",
          columnList = "author, is_active, updated_at desc, id desc"),
      @Index(
          name = "blogs_user_created_idx",
          columnList = "user_id, is_active, created_at desc, id desc"),
      @Index(
          name = "blogs_user_updated_idx",
          columnList = "user_id, is_active, updated_at desc, id desc")
    })
@CachedEntity(entry = "blog", list = "blogs")
public class Blog extends AuditedEntity implements OwnedEntity {

  static final String USER_FKEY = "blogs_user_id_fkey";

  @Column(nullable = false, length = 100)
  private String title;

  @Column(nullable = false, columnDefinition = "text not null")
  private String description;

  @Column(nullable = false, length = 50)
  private String author;

  /**
   * The owner, for queries and the foreign key. {@link #userId} is the attribute that is written.
   */
  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(
      name = "user_id",
      insertable = false,
      updatable = false,
      foreignKey = @ForeignKey(name = Blog.USER_FKEY))
  private User user;

  /** The column of {@link #user}: setting it does not load the user. */
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
   * @param userId the owner; null for none
   */
  public Blog(UUID userId, String title, String description, String author, boolean active) {
    this.userId = userId;
    retitle(title);
    rewrite(description);
    attribute(author);
    activate(active);
  }

  /** Changes the title. */
  public final void retitle(String title) {
    this.title = FreeText.shown(title);
  }

  /** Replaces the text. */
  public final void rewrite(String description) {
    this.description = FreeText.shown(description);
  }

  /** Changes the author's name. */
  public final void attribute(String author) {
    this.author = FreeText.shown(author);
  }

  /** Activates or deactivates the blog. Readers don't see inactive blogs. */
  public final void activate(boolean active) {
    this.active = active;
  }

  @Override
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
