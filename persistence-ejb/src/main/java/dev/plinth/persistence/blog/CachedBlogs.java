package dev.plinth.persistence.blog;

import dev.plinth.runtime.cache.Cache;
import dev.plinth.runtime.cache.CacheKey;
import dev.plinth.runtime.representation.Keyset;
import dev.plinth.runtime.representation.Representation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Cached reads of active blogs. */
@ApplicationScoped
public class CachedBlogs {

  /** The first page of the list of active blogs. */
  public static final CacheKey FIRST_PAGE = CacheKey.ofList("blogs");

  /** The default size of a page. Only the first page of this size is cached. */
  private static final int CACHED_LIMIT = 20;

  @Inject private BlogRepository blogs;
  @Inject private Cache cache;

  /** Returns the active blog with this id; empty if there is none. */
  public Optional<Representation> find(UUID id) {
    return cache.read(keyOf(id), () -> blogs.find(id).filter(BlogView::isActive));
  }

  /**
   * Returns the active blogs after a position, newest first (keyset pagination).
   *
   * @param limit the maximum number of blogs
   */
  public Representation list(Keyset after, int limit) {
    return after.equals(Keyset.START) && limit == CACHED_LIMIT
        ? cache.readList(FIRST_PAGE, () -> page(after, limit))
        : page(after, limit);
  }

  private Representation page(Keyset after, int limit) {
    return Representation.ofPage(blogs.listActive(after, limit + 1), limit);
  }

  /** Returns the cache key of a blog. */
  public static CacheKey keyOf(UUID blog) {
    return new CacheKey("blog", blog);
  }
}
