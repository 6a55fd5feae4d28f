package dev.plinth.persistence.blog;

import dev.plinth.persistence.entity.EntityReads;
import dev.plinth.runtime.representation.Representation;
import dev.plinth.runtime.representation.Slice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Cached reads of active blogs. */
@ApplicationScoped
public class CachedBlogs {

  @Inject private BlogRepository blogs;
  @Inject private EntityReads reads;

  /** Returns the active blog with this id; empty if there is none. */
  public Optional<Representation> find(UUID id) {
    return reads.find(Blog.class, id, () -> blogs.find(id).filter(BlogView::isActive));
  }

  /** Returns a page of the active blogs, newest first. */
  public Representation list(Slice slice) {
    BlogQuery query = new BlogQuery(BlogFilter.ACTIVE, BlogSort.NEWEST, slice);
    return reads.page(Blog.class, slice, () -> query.page(blogs.list(query)));
  }
}
