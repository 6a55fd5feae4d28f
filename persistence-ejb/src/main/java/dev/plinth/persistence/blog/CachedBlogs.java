package dev.plinth.persistence.blog;

import dev.plinth.runtime.cache.Cache;
import dev.plinth.runtime.cache.CacheKey;
import dev.plinth.runtime.representation.Representation;
import dev.plinth.runtime.representation.Slice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Cached reads of active blogs. */
@ApplicationScoped
public class CachedBlogs {

  /** The first page of the list of active blogs. */
  public static final CacheKey FIRST_PAGE = CacheKey.ofList("blogs");

  /** Only the first page of the default size is cached. */
  private static final Slice CACHED_SLICE = Slice.first(20);

  @Inject private BlogRepository blogs;
  @Inject private Cache cache;

  /** Returns the active blog with this id; empty if there is none. */
  public Optional<Representation> find(UUID id) {
    return cache.read(keyOf(id), () -> blogs.find(id).filter(BlogView::isActive));
  }

  /** Returns a page of the active blogs, newest first. */
  public Representation list(Slice slice) {
    return slice.equals(CACHED_SLICE) ? cache.readList(FIRST_PAGE, () -> page(slice)) : page(slice);
  }

  private Representation page(Slice slice) {
    BlogQuery query = new BlogQuery(BlogFilter.ACTIVE, BlogSort.NEWEST, slice);
    return query.page(blogs.list(query));
  }

  /** Returns the cache key of a blog. */
  public static CacheKey keyOf(UUID blog) {
    return new CacheKey("blog", blog);
  }
}
