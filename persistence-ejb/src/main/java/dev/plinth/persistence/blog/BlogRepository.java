package dev.plinth.persistence.blog;

import dev.plinth.persistence.idempotency.IdempotencyWriter;
import dev.plinth.persistence.jpa.ConstraintTranslator;
import dev.plinth.runtime.cache.CacheCoherent;
import dev.plinth.runtime.cache.CacheKey;
import dev.plinth.runtime.cache.CacheWriter;
import dev.plinth.runtime.database.DatabaseAccess;
import dev.plinth.runtime.fact.ConcurrentChange;
import dev.plinth.runtime.idempotency.IdempotentWrite;
import dev.plinth.runtime.representation.Keyset;
import dev.plinth.runtime.representation.Representation;
import dev.plinth.runtime.representation.Written;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Repository of blogs. A read is one statement, a write one transaction. */
@DatabaseAccess
public class BlogRepository {

  /**
   * Blogs after a position, newest first, up to the one that exceeds the size of a page. Blogs
   * beyond it are not read: PostgreSQL knows the length of a text without reading the text.
   */
  private static final String PAGE =
      """
      select id, title, description, author, user_id, is_active, created_at, updated_at, version
      from (
        select *, sum(octet_length(description)) over (
          order by created_at desc, id desc
          rows between unbounded preceding and 1 preceding) as bytes_before
        from (
          select * from blogs
          where %s (created_at, id) < (?, ?)
          order by created_at desc, id desc
          limit ?) as found) as measured
      where coalesce(bytes_before, 0) <= %d
      order by created_at desc, id desc
      """;

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

  /**
   * Returns the active blogs after a position, newest first (keyset pagination).
   *
   * @param limit the maximum number of blogs
   */
  public List<BlogView> listActive(Keyset after, int limit) {
    return list("is_active and", List.of(), after, limit);
  }

  /**
   * Returns the active and inactive blogs after a position, newest first.
   *
   * @param limit the maximum number of blogs
   */
  public List<BlogView> listAll(Keyset after, int limit) {
    return list("", List.of(), after, limit);
  }

  /**
   * Returns the inactive blogs after a position, newest first.
   *
   * @param limit the maximum number of blogs
   */
  public List<BlogView> listInactive(Keyset after, int limit) {
    return list("not is_active and", List.of(), after, limit);
  }

  /**
   * Returns the inactive blogs of a user after a position, newest first.
   *
   * @param limit the maximum number of blogs
   */
  public List<BlogView> listInactiveOf(UUID user, Keyset after, int limit) {
    return list("not is_active and user_id = ? and", List.of(user), after, limit);
  }

  private List<BlogView> list(String condition, List<?> values, Keyset after, int limit) {
    Query query = em.createNativeQuery(PAGE.formatted(condition, Representation.PAGE_BYTES));
    int position = 1;
    for (Object value : values) {
      query.setParameter(position++, value);
    }
    List<?> rows =
        query
            .setParameter(position++, Timestamp.from(after.createdAt()))
            .setParameter(position++, after.id())
            .setParameter(position, limit)
            .getResultList();
    return rows.stream().map(row -> view((Object[]) row)).toList();
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
    cacheWriter.invalidateList(CachedBlogs.FIRST_PAGE);
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
    cacheWriter.invalidateList(CachedBlogs.FIRST_PAGE);
    cacheWriter.mark();
    return true;
  }
}
