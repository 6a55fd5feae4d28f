package dev.plinth.persistence.session;

import dev.plinth.persistence.jpa.ConstraintTranslator;
import dev.plinth.persistence.session.TokenRotation.Outcome;
import dev.plinth.persistence.user.User;
import dev.plinth.runtime.access.SignedInUser;
import dev.plinth.runtime.cache.CacheWriter;
import dev.plinth.runtime.database.DatabaseAccess;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Repository of sessions. A read is one statement, a write one transaction. */
@DatabaseAccess
public class SessionRepository {

  @PersistenceContext(unitName = "plinth")
  private EntityManager em;

  @Inject private CacheWriter cacheWriter;

  /**
   * Begins a session, and deletes the user's expired sessions. Locks the user's row: a concurrent
   * change of the user sees this session, or this session sees the change.
   *
   * @param user the user's id
   * @param tokenHash the SHA-256 of the first refresh token
   * @param tokenExpiresAt the end of that token's validity
   * @param expiresAt the latest end of the session
   * @return the user; empty if there is none or it is inactive
   */
  @Transactional
  public Optional<SignedInUser> begin(
      UUID user, String tokenHash, Instant tokenExpiresAt, Instant expiresAt) {
    return Optional.ofNullable(em.find(User.class, user, LockModeType.PESSIMISTIC_WRITE))
        .filter(User::isActive)
        .map(
            holder -> {
              deleteExpired(user);
              Session session = new Session(holder, expiresAt);
              em.persist(session);
              em.persist(new RefreshToken(session, tokenHash, tokenExpiresAt));
              ConstraintTranslator.flush(em, Map.of());
              return session.holder();
            });
  }

  private void deleteExpired(UUID user) {
    em.createQuery("delete from Session s where s.user.id = :user and s.expiresAt < :now")
        .setParameter("user", user)
        .setParameter("now", Session.now())
        .executeUpdate();
  }

  /**
   * Rotates a refresh token: uses it, and stores its successor. Of two concurrent uses, the second
   * waits for the first and then finds the token used.
   *
   * @param tokenHash the SHA-256 of the token
   * @param nextHash the SHA-256 of its successor
   * @param nextExpiresAt the end of the successor's validity
   */
  @Transactional
  public TokenRotation rotate(String tokenHash, String nextHash, Instant nextExpiresAt) {
    Optional<RefreshToken> found =
        em.createQuery("select t from RefreshToken t where t.hash = :hash", RefreshToken.class)
            .setParameter("hash", tokenHash)
            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
            .getResultStream()
            .findFirst();
    if (found.isEmpty()) {
      return new TokenRotation(Outcome.UNKNOWN, null);
    }
    Session session = found.get().session();
    Outcome outcome = use(found.get(), session);
    if (outcome == Outcome.CONTINUED) {
      em.persist(new RefreshToken(session, nextHash, nextExpiresAt));
    }
    ConstraintTranslator.flush(em, Map.of());
    if (outcome == Outcome.REUSED) {
      markEnded(session.id());
    }
    return new TokenRotation(outcome, session.holder());
  }

  private static Outcome use(RefreshToken token, Session session) {
    Instant now = Session.now();
    if (token.isUsed()) {
      session.end(now);
      return Outcome.REUSED;
    }
    if (token.isExpired(now) || !session.isLive(now)) {
      return Outcome.OVER;
    }
    token.use(now);
    return Outcome.CONTINUED;
  }

  /** Ends the session with this id, if there is one. */
  @Transactional
  public void end(UUID session) {
    em.createQuery(
            """
            update Session s
            set s.endedAt = :now, s.updatedAt = :now, s.version = s.version + 1
            where s.id = :id and s.endedAt is null
            """)
        .setParameter("now", Session.now())
        .setParameter("id", session)
        .executeUpdate();
    markEnded(session);
  }

  private void markEnded(UUID session) {
    cacheWriter.invalidateInMemory(CachedSessions.CACHE, session);
    cacheWriter.mark();
  }

  /** Returns the user of a live session; empty if it is not live. */
  public Optional<SignedInUser> find(UUID session) {
    return em.createQuery(
            """
            select new dev.plinth.runtime.access.SignedInUser(
              s.id, u.id, u.username, u.admin, s.expiresAt)
            from Session s join s.user u
            where s.id = :id and s.endedAt is null and s.expiresAt > :now and u.active = true
            """,
            SignedInUser.class)
        .setParameter("id", session)
        .setParameter("now", Session.now())
        .getResultStream()
        .findFirst();
  }
}
