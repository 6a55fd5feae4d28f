package dev.plinth.persistence.blog;

import java.time.Instant;
import java.util.function.Function;

/** The order of a list of blogs. Titles are compared by Unicode code points. */
public enum BlogSort {
  NEWEST("created_at", true, Instant.class, BlogView::createdAt),
  OLDEST("created_at", false, Instant.class, BlogView::createdAt),
  LAST_UPDATED("updated_at", true, Instant.class, BlogView::updatedAt),
  FIRST_UPDATED("updated_at", false, Instant.class, BlogView::updatedAt),
  TITLE("title collate \"C\"", false, String.class, BlogView::title),
  TITLE_DESCENDING("title collate \"C\"", true, String.class, BlogView::title);

  private final String column;
  private final boolean isDescending;
  private final Class<?> keyType;
  private final Function<BlogView, Comparable<?>> key;

  BlogSort(
      String column,
      boolean isDescending,
      Class<?> keyType,
      Function<BlogView, Comparable<?>> key) {
    this.column = column;
    this.isDescending = isDescending;
    this.keyType = keyType;
    this.key = key;
  }

  /** Returns the type of the key of a position in a list of this order. */
  public Class<?> keyType() {
    return keyType;
  }

  /** Returns the key of a blog's position in a list of this order. */
  public Comparable<?> key(BlogView blog) {
    return key.apply(blog);
  }

  /** Whether the order is by the time of creation. */
  public boolean isByCreation() {
    return this == NEWEST || this == OLDEST;
  }

  String column() {
    return column;
  }

  boolean isDescending() {
    return isDescending;
  }
}
