package dev.plinth.persistence.blog;

import dev.plinth.persistence.idempotency.IdempotencyWriter;
import dev.plinth.persistence.jpa.ConstraintTranslator;
import dev.plinth.runtime.cache.CacheCoherent;
import dev.plinth.runtime.cache.CacheKey;
import dev.plinth.runtime.cache.CacheWriter;
import dev.plinth.runtime.database.DatabaseAccess;
import dev.plinth.runtime.fact.ConcurrentChange;
import dev.plinth.runtime.idempotency.IdempotentWrite;
import dev.plinth.runtime.representation.Written;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Repository of blogs. A list is one statement, a write one transaction. */
@DatabaseAccess
public class BlogRepository {

  @PersistenceContext(unitName = "plinth")
  private EntityManager em;

  @Inject private CacheWriter cacheWriter;
  @Inject private IdempotencyWriter idempotency;

  /**
   * Stores new blogs, all or none.
   *
   * @param write how the request is repeated
   * @return them in the same order
   * @throws ConcurrentChange if an owner was deleted concurrently
   */
  @Transactional
  @CacheCoherent
  public List<Written<BlogView>> add(
      List<Blog> blogs, IdempotentWrite<List<Written<BlogView>>> write) {
    idempotency.begin(write);
    blogs.forEach(em::persist);
    return flush(blogs, written -> idempotency.complete(write, written));
  }

  /** Returns the blog with this id; empty if there is none. */
  public Optional<BlogView> find(UUID id) {
    return em.createQuery(
            """
            select new dev.plinth.persistence.blog.BlogView(
              b.id, b.title, b.description, b.author, b.userId, b.active, b.createdAt, b.updatedAt,
              b.version)
            from Blog b
            where b.id = :id
            """,
            BlogView.class)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  /** Returns the blogs of a query, those next to its position first. */
  public List<BlogView> list(BlogQuery query) {
    return BlogListStatement.of(query).rows(em).stream().map(BlogRepository::view).toList();
  }

  /**
   * Returns the matches of a search, those next to its position first. Each search has a plan of
   * its own, because the best one depends on how many blogs its words are in.
   */
  @Transactional
  public List<BlogMatch> search(BlogSearch search) {
    em.createNativeQuery("select set_config('plan_cache_mode', 'force_custom_plan', true)")
        .getSingleResult();
    return BlogSearchStatement.of(search).rows(em).stream().map(BlogRepository::match).toList();
  }

  private static BlogMatch match(Object[] row) {
    BlogView blog = view(row);
    return new BlogMatch(
        blog.id(),
        blog.title(),
        blog.description(),
        blog.author(),
        blog.userId(),
        blog.isActive(),
        blog.createdAt(),
        blog.updatedAt(),
        (String) row[10],
        blog.version(),
        (Long) row[9]);
  }

  private static BlogView view(Object[] row) {
    return new BlogView(
        (UUID) row[0],
        (String) row[1],
        (String) row[2],
        (String) row[3],
        (UUID) row[4],
        (Boolean) row[5],
        ((Timestamp) row[6]).toInstant(),
        ((Timestamp) row[7]).toInstant(),
        (Long) row[8]);
  }

  /**
   * Changes the blog with this id.
   *
   * @param write how the request is repeated
   * @return the changed blog; empty if there is none
   * @throws dev.plinth.runtime.fact.ConcurrentChange if the blog was changed concurrently
   */
  @Transactional
  @CacheCoherent
  public Optional<Written<BlogView>> change(
      UUID id, Consumer<Blog> change, IdempotentWrite<Written<BlogView>> write) {
    idempotency.begin(write);
    return Optional.ofNullable(em.find(Blog.class, id))
        .map(
            blog -> {
              change.accept(blog);
              return flush(List.of(blog), all -> idempotency.complete(write, all.get(0))).get(0);
            });
  }

  /**
   * Stores changes.
   *
   * @param complete called after the last change, before the cache entries are marked
   */
  private List<Written<BlogView>> flush(
      List<Blog> changed, Consumer<List<Written<BlogView>>> complete) {
    ConstraintTranslator.flush(em, Map.of(Blog.USER_FKEY, ConcurrentChange::new));
    List<Written<BlogView>> written = changed.stream().map(Blog::view).map(Written::of).toList();
    written.forEach(this::note);
    cacheWriter.invalidate(CachedBlogs.FIRST_PAGE);
    complete.accept(written);
    cacheWriter.mark();
    return written;
  }

  private void note(Written<BlogView> written) {
    BlogView view = written.view();
    CacheKey key = CachedBlogs.keyOf(view.id());
    if (view.isActive()) {
      cacheWriter.replace(key, view.version(), written.representation());
    } else {
      cacheWriter.invalidate(key, view.version());
    }
  }

  /**
   * Deletes the blog with this id.
   *
   * @param check called before the deletion; prevents it by an exception
   * @return whether the blog existed
   * @throws ConcurrentChange if the blog was changed concurrently
   */
  @Transactional
  @CacheCoherent
  public boolean remove(UUID id, Consumer<Blog> check) {
    Blog blog = em.find(Blog.class, id);
    if (blog == null) {
      return false;
    }
    check.accept(blog);
    em.remove(blog);
    ConstraintTranslator.flush(em, Map.of());
    cacheWriter.remove(CachedBlogs.keyOf(id));
    cacheWriter.invalidate(CachedBlogs.FIRST_PAGE);
    cacheWriter.mark();
    return true;
  }
}
