package dev.plinth.persistence.blog;

import dev.plinth.runtime.cache.CacheMutation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Removes the owner of blogs, in the caller's transaction. */
@ApplicationScoped
public class BlogRelease {

  @PersistenceContext(unitName = "plinth")
  private EntityManager em;

  /**
   * Removes the owner of all blogs of a user. The foreign key would do that too, but without
   * raising the blogs' versions or returning their ids.
   *
   * @return the mutations to mark in the cache
   */
  public List<CacheMutation> release(UUID user) {
    List<?> rows =
        em.createNativeQuery(
                """
                update blogs set user_id = null, version = version + 1, updated_at = ?
                where user_id = ?
                returning id, version
                """)
            .setParameter(1, Timestamp.from(Blog.now()))
            .setParameter(2, user)
            .getResultList();
    Stream<CacheMutation> released =
        rows.stream()
            .map(Object[].class::cast)
            .map(
                row -> CacheMutation.invalidating(CachedBlogs.keyOf((UUID) row[0]), (Long) row[1]));
    return Stream.concat(released, Stream.of(CacheMutation.ofList(CachedBlogs.FIRST_PAGE)))
        .toList();
  }
}
