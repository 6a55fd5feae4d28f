package dev.plinth.persistence.blog;

import dev.plinth.persistence.jpa.ConstraintTranslator;
import dev.plinth.runtime.cache.CacheCoherent;
import dev.plinth.runtime.cache.CacheKey;
import dev.plinth.runtime.cache.CacheWriter;
import dev.plinth.runtime.database.DatabaseAccess;
import dev.plinth.runtime.fact.ConcurrentChange;
import dev.plinth.runtime.representation.Keyset;
import dev.plinth.runtime.representation.Written;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Repository of blogs. A read is one statement, a write one transaction. */
@DatabaseAccess
public class BlogRepository {

  @PersistenceContext(unitName = "plinth")
  private EntityManager em;

  @Inject private CacheWriter cacheWriter;

  /**
   * Stores a new blog.
   *
   * @throws ConcurrentChange if its owner was deleted concurrently
   */
  @Transactional
  @CacheCoherent
  public Written<BlogView> add(Blog blog) {
    em.persist(blog);
    return flush(blog);
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
    return list("b.active = true and", after, limit);
  }

  /**
   * Returns the active and inactive blogs after a position, newest first.
   *
   * @param limit the maximum number of blogs
   */
  public List<BlogView> listAll(Keyset after, int limit) {
    return list("", after, limit);
  }

  /**
   * Returns the inactive blogs after a position, newest first.
   *
   * @param limit the maximum number of blogs
   */
  public List<BlogView> listInactive(Keyset after, int limit) {
    return list("b.active = false and", after, limit);
  }

  /**
   * Returns the inactive blogs of a user after a position, newest first.
   *
   * @param limit the maximum number of blogs
   */
  public List<BlogView> listInactiveOf(UUID user, Keyset after, int limit) {
    return query("b.active = false and b.userId = :user and", after, limit)
        .setParameter("user", user)
        .getResultList();
  }

  private List<BlogView> list(String condition, Keyset after, int limit) {
    return query(condition, after, limit).getResultList();
  }

  private TypedQuery<BlogView> query(String condition, Keyset after, int limit) {
    return em.createQuery(
            """
            select new dev.plinth.persistence.blog.BlogView(
              b.id, b.title, b.description, b.author, b.userId, b.active, b.createdAt, b.updatedAt,
              b.version)
            from Blog b
            where %s b.createdAt <= :createdAt and (b.createdAt < :createdAt or b.id < :id)
            order by b.createdAt desc, b.id desc
            """
                .formatted(condition),
            BlogView.class)
        .setParameter("createdAt", after.createdAt())
        .setParameter("id", after.id())
        .setMaxResults(limit);
  }

  /**
   * Changes the blog with this id.
   *
   * @return the changed blog; empty if there is none
   * @throws dev.plinth.runtime.fact.ConcurrentChange if the blog was changed concurrently
   */
  @Transactional
  @CacheCoherent
  public Optional<Written<BlogView>> change(UUID id, Consumer<Blog> change) {
    return Optional.ofNullable(em.find(Blog.class, id))
        .map(
            blog -> {
              change.accept(blog);
              return flush(blog);
            });
  }

  private Written<BlogView> flush(Blog blog) {
    ConstraintTranslator.flush(em, Map.of(Blog.USER_FKEY, ConcurrentChange::new));
    Written<BlogView> written = Written.of(blog.view());
    BlogView view = written.view();
    CacheKey key = CachedBlogs.keyOf(view.id());
    if (view.isActive()) {
      cacheWriter.replace(key, view.version(), written.representation());
    } else {
      cacheWriter.invalidate(key, view.version());
    }
    cacheWriter.invalidateList(CachedBlogs.FIRST_PAGE);
    cacheWriter.mark();
    return written;
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
