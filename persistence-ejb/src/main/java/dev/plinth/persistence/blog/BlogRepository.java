package dev.plinth.persistence.blog;

import dev.plinth.persistence.jpa.ConstraintTranslator;
import dev.plinth.runtime.cache.CacheCoherent;
import dev.plinth.runtime.cache.CacheKey;
import dev.plinth.runtime.cache.CacheMutation;
import dev.plinth.runtime.cache.CacheWriter;
import dev.plinth.runtime.database.DatabaseAccess;
import dev.plinth.runtime.fact.ConcurrentChange;
import dev.plinth.runtime.representation.Keyset;
import dev.plinth.runtime.representation.Representation;
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

/** The stored blogs. Each method is one transaction, or one statement where it only reads. */
@DatabaseAccess
public class BlogRepository {

  @PersistenceContext(unitName = "plinth")
  private EntityManager em;

  @Inject private CacheWriter cacheWriter;

  /**
   * Stores a new blog.
   *
   * @throws ConcurrentChange if its user was deleted at the same moment
   */
  @Transactional
  @CacheCoherent
  public BlogView add(Blog blog) {
    em.persist(blog);
    return flushed(blog);
  }

  /** Returns the blog with this identity, if there is one. */
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
   * Returns the active blogs after a place in the list, newest first.
   *
   * @param limit how many at the most
   */
  public List<BlogView> listActive(Keyset after, int limit) {
    return list("b.active = true and", after, limit);
  }

  /**
   * Returns the blogs after a place in the list, active or not, newest first.
   *
   * @param limit how many at the most
   */
  public List<BlogView> listAll(Keyset after, int limit) {
    return list("", after, limit);
  }

  /**
   * Returns the blogs that are not active after a place in the list, newest first.
   *
   * @param limit how many at most
   */
  public List<BlogView> listInactive(Keyset after, int limit) {
    return list("b.active = false and", after, limit);
  }

  /**
   * Returns the blogs of a user that are not active after a place in the list, newest first.
   *
   * @param limit how many at most
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
   * Changes the blog with this identity, if there is one.
   *
   * @return the blog as changed
   * @throws dev.plinth.runtime.fact.ConcurrentChange if somebody else changed it at the same moment
   */
  @Transactional
  @CacheCoherent
  public Optional<BlogView> change(UUID id, Consumer<Blog> change) {
    return Optional.ofNullable(em.find(Blog.class, id))
        .map(
            blog -> {
              change.accept(blog);
              return flushed(blog);
            });
  }

  private BlogView flushed(Blog blog) {
    ConstraintTranslator.flush(em, Map.of(Blog.USER_FKEY, ConcurrentChange::new));
    BlogView view = blog.view();
    CacheKey key = CachedBlogs.keyOf(view.id());
    cacheWriter.mark(
        List.of(
            view.isActive()
                ? CacheMutation.replacing(key, view.version(), Representation.of(view))
                : CacheMutation.invalidating(key, view.version()),
            CacheMutation.ofList(CachedBlogs.FIRST_PAGE)));
    return view;
  }

  /**
   * Removes the blog with this identity.
   *
   * @param check looks at it before, and throws if it shall stay
   * @return whether there was one
   * @throws ConcurrentChange if somebody else changed it at the same moment
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
    cacheWriter.mark(
        List.of(
            CacheMutation.removing(CachedBlogs.keyOf(id)),
            CacheMutation.ofList(CachedBlogs.FIRST_PAGE)));
    return true;
  }
}
