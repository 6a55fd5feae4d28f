package dev.plinth.persistence.session;

import dev.plinth.runtime.cache.CacheWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;

/**
 * Ends the sessions of a user, in the caller's transaction. The caller holds the lock of the user's
 * row, so no session begins concurrently, and marks the changed cache entries. {@code
 * AccountWriter} decides which changes of a user end sessions, such as a new password.
 */
@ApplicationScoped
public class SessionEnding {

  /** No session has this id. */
  private static final UUID NONE = new UUID(0, 0);

  @PersistenceContext(unitName = "plinth")
  private EntityManager em;

  @Inject private CacheWriter cacheWriter;

  /** Ends all sessions of a user. */
  public void endAll(UUID user) {
    endOthers(user, NONE);
  }

  /**
   * Ends all sessions of a user but one.
   *
   * @param kept the id of the session that continues
   */
  public void endOthers(UUID user, UUID kept) {
    Timestamp now = Timestamp.from(Session.now());
    invalidate(
        em.createNativeQuery(
                """
                update sessions set ended_at = ?, updated_at = ?, version = version + 1
                where user_id = ? and id <> ? and ended_at is null
                returning id
                """)
            .setParameter(1, now)
            .setParameter(2, now)
            .setParameter(3, user)
            .setParameter(4, kept)
            .getResultList());
  }

  /** Lets the live sessions of a user say the user's new name and role. */
  public void renew(UUID user) {
    invalidate(
        em.createQuery("select s.id from Session s where s.user.id = :user and s.endedAt is null")
            .setParameter("user", user)
            .getResultList());
  }

  private void invalidate(List<?> sessions) {
    sessions.forEach(
        session -> cacheWriter.invalidateInMemory(CachedSessions.CACHE, (UUID) session));
  }
}
