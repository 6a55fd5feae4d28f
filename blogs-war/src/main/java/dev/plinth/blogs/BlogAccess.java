package dev.plinth.blogs;

import dev.plinth.persistence.blog.Blog;
import dev.plinth.persistence.blog.BlogView;
import dev.plinth.rest.access.Caller;
import dev.plinth.runtime.fact.AccessDenied;
import dev.plinth.runtime.fact.NotFound;
import dev.plinth.runtime.text.Usernames;
import java.util.Optional;
import java.util.UUID;

/**
 * Who may do what with a blog. Everybody sees the active ones; its owner and administrators also
 * see one that isn't, and change and remove it. For anybody else there is no such blog.
 */
final class BlogAccess {

  private BlogAccess() {}

  /** Whether the caller sees the blog at its address. */
  static boolean maySee(Optional<Caller> caller, BlogView blog) {
    return blog.isActive() || caller.filter(it -> mayChange(it, blog.userId())).isPresent();
  }

  /** Whether lists show the caller all blogs, and not only the active ones. */
  static boolean seesAll(Optional<Caller> caller) {
    return caller.filter(Caller::isAdmin).isPresent();
  }

  /**
   * @throws NotFound if the caller doesn't see the blog
   * @throws AccessDenied if the caller sees it, but may not change or remove it
   */
  static void checkChange(Caller caller, Blog blog) {
    if (mayChange(caller, blog.userId())) {
      return;
    }
    if (blog.isActive()) {
      throw new AccessDenied();
    }
    throw new NotFound("blog", blog.id());
  }

  /**
   * A user names no other author than the user, in any spelling; an administrator anyone.
   *
   * @throws AccessDenied if the caller may not name this author
   */
  static void checkAuthor(Caller caller, String author) {
    if (!isName(caller, author) && !caller.isAdmin()) {
      throw new AccessDenied();
    }
  }

  private static boolean isName(Caller caller, String author) {
    Optional<String> name = Usernames.canonical(caller.username());
    return caller.username().equals(author)
        || name.isPresent() && name.equals(Usernames.canonical(author));
  }

  /**
   * A change may name the author that the blog has already.
   *
   * @throws AccessDenied if the caller may not name the author that is wanted
   */
  static void checkAuthor(Caller caller, ReviseBlog wanted, Blog blog) {
    if (wanted.author() != null && !wanted.author().equals(blog.author())) {
      checkAuthor(caller, wanted.author());
    }
  }

  private static boolean mayChange(Caller caller, UUID owner) {
    return caller.is(owner) || caller.isAdmin();
  }
}
