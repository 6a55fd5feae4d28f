package dev.plinth.persistence.blog;

import dev.plinth.runtime.representation.Representation;
import dev.plinth.runtime.representation.Slice;
import java.util.List;

/** A part of a list of blogs, which is filtered and sorted. */
public record BlogQuery(BlogFilter filter, BlogSort sort, Slice slice) {

  /** Returns this query with another filter. */
  public BlogQuery with(BlogFilter filter) {
    return new BlogQuery(filter, sort, slice);
  }

  /** Returns the page with the blogs that a repository found. */
  public Representation page(List<BlogView> found) {
    return Representation.ofPage(found, slice, sort::key);
  }
}
