package dev.plinth.persistence.blog;

import dev.plinth.runtime.cache.CacheWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;

/**
 * Removes the owner of blogs in the caller's transaction. The caller marks the changed cache
 * entries.
 */
@ApplicationScoped
public class BlogRelease {

  @PersistenceContext(unitName = "plinth")
  private EntityManager em;

  @Inject private CacheWriter cacheWriter;

  /**
   * Removes the owner of all blogs of a user. The foreign key would do that too, but without
   * raising the blogs' versions or returning their ids.
   */
  public void release(UUID user) {
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
    rows.stream()
        .map(Object[].class::cast)
        .forEach(row -> cacheWriter.invalidate(CachedBlogs.keyOf((UUID) row[0]), (Long) row[1]));
    cacheWriter.invalidate(CachedBlogs.FIRST_PAGE);
  }
}
