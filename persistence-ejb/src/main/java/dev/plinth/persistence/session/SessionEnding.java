package dev.plinth.persistence.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;

/** Ends the sessions of a user, in the caller's transaction. */
@ApplicationScoped
public class SessionEnding {

  /** No session has this id. */
  private static final UUID NONE = new UUID(0, 0);

  @PersistenceContext(unitName = "plinth")
  private EntityManager em;

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
    em.createQuery(
            """
            update Session s
            set s.endedAt = :now, s.updatedAt = :now, s.version = s.version + 1
            where s.user.id = :user and s.id <> :kept and s.endedAt is null
            """)
        .setParameter("now", Session.now())
        .setParameter("user", user)
        .setParameter("kept", kept)
        .executeUpdate();
  }
}
