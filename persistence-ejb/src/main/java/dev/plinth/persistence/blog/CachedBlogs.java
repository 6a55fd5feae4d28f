package dev.plinth.persistence.blog;

import dev.plinth.persistence.Keyset;
import dev.plinth.persistence.Snapshot;
import dev.plinth.persistence.cache.Cache;
import dev.plinth.persistence.cache.Key;
import dev.plinth.persistence.cache.Loaded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** The blogs as readers get them: from the cache where it can answer, also in an outage. */
@ApplicationScoped
public class CachedBlogs {

  /** The size of a page that nobody asked another size for: its first one is cached. */
  private static final int CACHED_LIMIT = 20;

  @Inject private BlogRepository blogs;
  @Inject private Cache cache;

  /** Returns the blog with this identity, if there is an active one. */
  public Optional<Snapshot> find(UUID id) {
    return cache.read(
        Key.ofBlog(id), () -> blogs.find(id).filter(BlogView::isActive).map(Loaded::of));
  }

  /**
   * Returns the active blogs after a place in the list, newest first.
   *
   * @param limit how many at the most
   */
  public Snapshot list(Keyset after, int limit) {
    return after.equals(Keyset.START) && limit == CACHED_LIMIT
        ? cache.read(Key.BLOGS, () -> Optional.of(Loaded.of(page(after, limit)))).orElseThrow()
        : page(after, limit);
  }

  private Snapshot page(Keyset after, int limit) {
    return Snapshot.ofPage(blogs.listActive(after, limit + 1), limit);
  }
}
