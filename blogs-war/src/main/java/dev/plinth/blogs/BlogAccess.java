package dev.plinth.blogs;

import dev.plinth.persistence.blog.Blog;
import dev.plinth.persistence.blog.BlogFilter;
import dev.plinth.persistence.blog.BlogView;
import dev.plinth.rest.access.Caller;
import dev.plinth.rest.entity.Ownership;
import dev.plinth.runtime.fact.AccessDenied;
import dev.plinth.runtime.fact.NotFound;
import dev.plinth.runtime.text.Usernames;
import java.util.Optional;

/**
 * Access rules for blogs. All callers see active blogs. The owner and administrators change and
 * delete a blog, and see it while it is inactive. To other callers an inactive blog does not exist.
 */
final class BlogAccess {

  private BlogAccess() {}

  /** Whether the caller sees the blog at its address. */
  static boolean maySee(Optional<Caller> caller, BlogView blog) {
    return blog.isActive()
        || caller.filter(it -> Ownership.mayChange(it, blog.userId())).isPresent();
  }

  /**
   * Returns the filter of the blogs that a list or a search shows the caller: the active ones, and
   * if the given filter asks for them the caller's own inactive ones; for administrators all. Empty
   * if it shows none.
   */
  static Optional<BlogFilter> visible(Optional<Caller> caller, BlogFilter filter) {
    if (caller.filter(Caller::isAdmin).isPresent()) {
      return Optional.of(filter);
    }
    if (!filter.isOfInactive()) {
      return Optional.of(filter.withActive(true));
    }
    return caller
        .filter(it -> filter.userId() == null || it.is(filter.userId()))
        .map(it -> filter.withUserId(it.id()));
  }

  /**
   * Requires that the caller may change or delete the blog.
   *
   * @throws NotFound if the caller doesn't see the blog
   * @throws AccessDenied if the caller sees it, but may not change or delete it
   */
  static void checkChange(Caller caller, Blog blog) {
    if (!blog.isActive() && !Ownership.mayChange(caller, blog.userId())) {
      throw new NotFound("blog", blog.id());
    }
    Ownership.check(caller, blog);
  }

  /**
   * Users may name only themselves as the author, in any spelling; administrators any author.
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
   * A change may also name the current author of the blog.
   *
   * @throws AccessDenied if the caller may not name this author
   */
  static void checkAuthor(Caller caller, ReviseBlog command, Blog blog) {
    if (command.author() != null && !command.author().equals(blog.author())) {
      checkAuthor(caller, command.author());
    }
  }
}
