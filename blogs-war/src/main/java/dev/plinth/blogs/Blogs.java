package dev.plinth.blogs;

import dev.plinth.persistence.blog.Blog;
import dev.plinth.persistence.blog.BlogFilter;
import dev.plinth.persistence.blog.BlogQuery;
import dev.plinth.persistence.blog.BlogRepository;
import dev.plinth.persistence.blog.BlogSearch;
import dev.plinth.persistence.blog.BlogSort;
import dev.plinth.persistence.blog.BlogView;
import dev.plinth.persistence.entity.EntityReads;
import dev.plinth.rest.access.Caller;
import dev.plinth.rest.entity.ChangeRequest;
import dev.plinth.rest.entity.OwnedWrites;
import dev.plinth.runtime.fact.AccessDenied;
import dev.plinth.runtime.fact.NotFound;
import dev.plinth.runtime.idempotency.IdempotentWrite;
import dev.plinth.runtime.representation.Representation;
import dev.plinth.runtime.representation.Written;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The use cases of blogs. {@link BlogAccess} has the access rules. */
@ApplicationScoped
public class Blogs {

  @Inject private BlogRepository repository;
  @Inject private EntityReads reads;

  /**
   * Publishes new blogs, which belong to the caller: all or none.
   *
   * @param write how the request is repeated
   * @return the blogs in the order of the commands
   * @throws AccessDenied if the caller may not name one of the authors
   */
  public List<Written<BlogView>> write(
      Caller caller, List<WriteBlog> commands, IdempotentWrite<List<Written<BlogView>>> write) {
    return repository.add(commands.stream().map(command -> blog(caller, command)).toList(), write);
  }

  private static Blog blog(Caller caller, WriteBlog command) {
    String author = command.author() == null ? caller.username() : command.author();
    BlogAccess.checkAuthor(caller, author);
    return new Blog(
        caller.id(), command.title(), command.description(), author, command.isActive());
  }

  /**
   * Returns a blog.
   *
   * @param caller empty if the client hasn't signed in
   * @throws NotFound if no blog that the caller may see has this identity
   */
  public Representation read(Optional<Caller> caller, UUID id) {
    return reads
        .find(Blog.class, id, () -> repository.find(id).filter(BlogView::isActive))
        .or(() -> inactive(caller, id))
        .orElseThrow(() -> new NotFound("blog", id));
  }

  /** The cache contains no inactive blogs, because few callers see them. */
  private Optional<Representation> inactive(Optional<Caller> caller, UUID id) {
    return caller
        .flatMap(it -> repository.find(id))
        .filter(blog -> BlogAccess.maySee(caller, blog))
        .map(Representation::of);
  }

  /** Returns a page of the blogs that the caller may see, as {@link BlogAccess} decides. */
  public Representation list(Optional<Caller> caller, BlogQuery query) {
    return BlogAccess.visible(caller, query.filter())
        .map(query::with)
        .map(this::page)
        .orElseGet(() -> query.page(List.of()));
  }

  /** The newest active blogs may come from the cache. */
  private Representation page(BlogQuery query) {
    Supplier<Representation> page = () -> query.page(repository.list(query));
    return query.filter().equals(BlogFilter.ACTIVE) && query.sort() == BlogSort.NEWEST
        ? reads.page(Blog.class, query.slice(), page)
        : page.get();
  }

  /** Returns a page of the blogs that match a search and that the caller may see in a list. */
  public Representation search(Optional<Caller> caller, BlogSearch search) {
    return BlogAccess.visible(caller, search.filter())
        .map(search::with)
        .map(visible -> visible.page(repository.search(visible)))
        .orElseGet(() -> search.page(List.of()));
  }

  /**
   * Changes the fields that are given.
   *
   * @param write how the request is repeated
   * @throws NotFound if no blog that the caller may see has this identity
   * @throws AccessDenied if the caller may see the blog, but not change it
   * @throws dev.plinth.runtime.fact.InvalidField if the command would change what only the service
   *     sets
   */
  public Written<BlogView> revise(
      ChangeRequest request,
      UUID id,
      ReviseBlog command,
      IdempotentWrite<Written<BlogView>> write) {
    Consumer<Blog> change =
        blog -> {
          BlogAccess.checkAuthor(request.caller(), command, blog);
          OwnedWrites.requireCurrent(command.id(), command.userId(), blog);
          apply(command, blog);
        };
    return writes().change(request, id, change, write);
  }

  private static void apply(ReviseBlog command, Blog blog) {
    if (command.title() != null) {
      blog.retitle(command.title());
    }
    if (command.description() != null) {
      blog.rewrite(command.description());
    }
    if (command.author() != null) {
      blog.attribute(command.author());
    }
    if (command.isActive() != null) {
      blog.activate(command.isActive());
    }
  }

  /**
   * Deletes a blog.
   *
   * @throws NotFound if no blog that the caller may see has this identity
   * @throws AccessDenied if the caller may see the blog, but not delete it
   */
  public void remove(ChangeRequest request, UUID id) {
    writes().remove(request, id);
  }

  private OwnedWrites<Blog, BlogView> writes() {
    return new OwnedWrites<>("blog", repository, BlogAccess::checkChange);
  }
}
