package dev.plinth.persistence.blog;

import dev.plinth.runtime.cache.Cache;
import dev.plinth.runtime.cache.CacheKey;
import dev.plinth.runtime.cache.LoadedEntry;
import dev.plinth.runtime.representation.Keyset;
import dev.plinth.runtime.representation.Representation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** The blogs as readers get them: from the cache where it can answer, also in an outage. */
@ApplicationScoped
public class CachedBlogs {

  /** The first page of the list of active blogs. */
  public static final CacheKey FIRST_PAGE = CacheKey.ofList("blogs");

  /** The size of a page that nobody asked another size for: its first one is cached. */
  private static final int CACHED_LIMIT = 20;

  @Inject private BlogRepository blogs;
  @Inject private Cache cache;

  /** Returns the blog with this identity, if there is an active one. */
  public Optional<Representation> find(UUID id) {
    return cache.read(
        keyOf(id), () -> blogs.find(id).filter(BlogView::isActive).map(LoadedEntry::of));
  }

  /**
   * Returns the active blogs after a place in the list, newest first.
   *
   * @param limit how many at the most
   */
  public Representation list(Keyset after, int limit) {
    return after.equals(Keyset.START) && limit == CACHED_LIMIT
        ? cache
            .read(FIRST_PAGE, () -> Optional.of(LoadedEntry.of(page(after, limit))))
            .orElseThrow()
        : page(after, limit);
  }

  private Representation page(Keyset after, int limit) {
    return Representation.ofPage(blogs.listActive(after, limit + 1), limit);
  }

  /** Returns the key of a blog. */
  public static CacheKey keyOf(UUID blog) {
    return new CacheKey("blog", blog);
  }
}
