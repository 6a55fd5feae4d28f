package dev.plinth.blogs;

import dev.plinth.persistence.Keyset;
import dev.plinth.persistence.NotFound;
import dev.plinth.persistence.Snapshot;
import dev.plinth.persistence.blog.Blog;
import dev.plinth.persistence.blog.BlogRepository;
import dev.plinth.persistence.blog.BlogView;
import dev.plinth.persistence.blog.CachedBlogs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** What can be done with blogs. */
@ApplicationScoped
public class Publishing {

  @Inject private BlogRepository blogs;
  @Inject private CachedBlogs cachedBlogs;

  /** Publishes a new blog. */
  public BlogView write(WriteBlog wanted) {
    return blogs.add(
        new Blog(wanted.title(), wanted.description(), wanted.author(), wanted.isActive()));
  }

  /**
   * Returns a blog.
   *
   * @throws NotFound if there is none with this identity
   */
  public Snapshot read(UUID id) {
    return cachedBlogs.find(id).orElseThrow(() -> noBlog(id));
  }

  /** Returns the blogs after a place in the list, newest first. */
  public Snapshot list(Keyset after, int limit) {
    return cachedBlogs.list(after, limit);
  }

  /**
   * Changes what is asked for and leaves the rest.
   *
   * @throws NotFound if there is no blog with this identity
   */
  public BlogView revise(UUID id, ReviseBlog wanted) {
    return blogs.change(id, blog -> apply(wanted, blog)).orElseThrow(() -> noBlog(id));
  }

  private static void apply(ReviseBlog wanted, Blog blog) {
    if (wanted.title() != null) {
      blog.retitle(wanted.title());
    }
    if (wanted.description() != null) {
      blog.rewrite(wanted.description());
    }
    if (wanted.author() != null) {
      blog.attribute(wanted.author());
    }
    if (wanted.isActive() != null) {
      blog.activate(wanted.isActive());
    }
  }

  /**
   * Removes a blog.
   *
   * @throws NotFound if there is none with this identity
   */
  public void remove(UUID id) {
    if (!blogs.remove(id)) {
      throw noBlog(id);
    }
  }

  private static NotFound noBlog(UUID id) {
    return new NotFound("blog", id);
  }
}
