package dev.plinth.blogs;

import dev.plinth.persistence.blog.Blog;
import dev.plinth.persistence.blog.BlogRepository;
import dev.plinth.persistence.blog.BlogView;
import dev.plinth.persistence.blog.CachedBlogs;
import dev.plinth.rest.access.Caller;
import dev.plinth.runtime.audit.AuditEvent;
import dev.plinth.runtime.fact.AccessDenied;
import dev.plinth.runtime.fact.NotFound;
import dev.plinth.runtime.representation.Keyset;
import dev.plinth.runtime.representation.Representation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** What can be done with blogs; {@link BlogAccess} says by whom. */
@ApplicationScoped
public class Publishing {

  @Inject private BlogRepository blogs;
  @Inject private CachedBlogs cachedBlogs;

  /**
   * Publishes a new blog, which belongs to the caller.
   *
   * @throws AccessDenied if the caller may not name this author
   */
  public BlogView write(Caller caller, WriteBlog wanted) {
    String author = wanted.author() == null ? caller.username() : wanted.author();
    BlogAccess.checkAuthor(caller, author);
    return blogs.add(
        new Blog(caller.id(), wanted.title(), wanted.description(), author, wanted.isActive()));
  }

  /**
   * Returns a blog.
   *
   * @param caller empty for somebody who hasn't signed in
   * @throws NotFound if there is none with this identity that the caller may see
   */
  public Representation read(Optional<Caller> caller, UUID id) {
    return cachedBlogs.find(id).or(() -> hidden(caller, id)).orElseThrow(() -> noBlog(id));
  }

  /** One that isn't active is for few, so the cache doesn't have it. */
  private Optional<Representation> hidden(Optional<Caller> caller, UUID id) {
    return caller
        .flatMap(it -> blogs.find(id))
        .filter(blog -> BlogAccess.maySee(caller, blog))
        .map(Representation::of);
  }

  /**
   * Returns blogs that the caller may see after a place in the list, newest first: the active ones,
   * and for administrators the others too.
   */
  public Representation list(Optional<Caller> caller, Keyset after, int limit) {
    return BlogAccess.seesAll(caller)
        ? Representation.ofPage(blogs.listAll(after, limit + 1), limit)
        : listActive(after, limit);
  }

  /** Returns the active blogs after a place in the list, newest first. */
  public Representation listActive(Keyset after, int limit) {
    return cachedBlogs.list(after, limit);
  }

  /**
   * Returns the blogs that are not active after a place in the list, newest first: the caller's
   * own, or for an administrator all. They are never cached.
   */
  public Representation listInactive(Caller caller, Keyset after, int limit) {
    List<BlogView> found =
        caller.isAdmin()
            ? blogs.listInactive(after, limit + 1)
            : blogs.listInactiveOf(caller.id(), after, limit + 1);
    return Representation.ofPage(found, limit);
  }

  /**
   * Changes what is asked for and leaves the rest.
   *
   * @param precondition gets the tag of the blog that would be changed, and throws to keep it
   * @throws NotFound if there is no blog with this identity that the caller may see
   * @throws AccessDenied if the caller may see it, but not change it
   */
  public BlogView revise(Caller caller, UUID id, ReviseBlog wanted, Consumer<String> precondition) {
    return blogs
        .change(
            id,
            blog -> {
              BlogAccess.checkChange(caller, blog);
              BlogAccess.checkAuthor(caller, wanted, blog);
              precondition.accept(Representation.tag(blog.id(), blog.version()));
              apply(wanted, blog);
            })
        .orElseThrow(() -> noBlog(id));
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
   * @param address where the request came from
   * @param precondition gets the tag of the blog that would be removed, and throws to keep it
   * @throws NotFound if there is none with this identity that the caller may see
   * @throws AccessDenied if the caller may see it, but not remove it
   */
  public void remove(Caller caller, UUID id, String address, Consumer<String> precondition) {
    boolean removed =
        blogs.remove(
            id,
            blog -> {
              BlogAccess.checkChange(caller, blog);
              precondition.accept(Representation.tag(blog.id(), blog.version()));
            });
    if (!removed) {
      throw noBlog(id);
    }
    AuditEvent.success("blog-deletion")
        .with("blog", id)
        .with("by", caller.id())
        .with("session", caller.session())
        .with("address", address)
        .log();
  }

  private static NotFound noBlog(UUID id) {
    return new NotFound("blog", id);
  }
}
