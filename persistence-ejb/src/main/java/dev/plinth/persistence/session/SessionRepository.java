package dev.plinth.persistence.session;

import dev.plinth.persistence.jpa.ConstraintTranslator;
import dev.plinth.persistence.session.TokenRotation.Outcome;
import dev.plinth.persistence.user.User;
import dev.plinth.runtime.access.SessionStore;
import dev.plinth.runtime.access.SignedInUser;
import dev.plinth.runtime.database.DatabaseAccess;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The stored sessions. Each method is one transaction, or one statement where it only reads. */
@DatabaseAccess
public class SessionRepository implements SessionStore {

  @PersistenceContext(unitName = "plinth")
  private EntityManager em;

  /**
   * Begins a session, and forgets those of the same user that have expired.
   *
   * @param user the user's identity
   * @param tokenHash the SHA-256 of its first refresh token
   * @param tokenExpiresAt until when that token can be used
   * @param expiresAt when the session ends in any case
   * @return the user, unless gone or not active
   */
  @Transactional
  public Optional<SignedInUser> begin(
      UUID user, String tokenHash, Instant tokenExpiresAt, Instant expiresAt) {
    return Optional.ofNullable(em.find(User.class, user))
        .filter(User::isActive)
        .map(
            holder -> {
              forgetExpired(user);
              Session session = new Session(holder, expiresAt);
              em.persist(session);
              em.persist(new RefreshToken(session, tokenHash, tokenExpiresAt));
              ConstraintTranslator.flush(em, Map.of());
              return session.holder();
            });
  }

  private void forgetExpired(UUID user) {
    em.createQuery("delete from Session s where s.user.id = :user and s.expiresAt < :now")
        .setParameter("user", user)
        .setParameter("now", Session.now())
        .executeUpdate();
  }

  /**
   * Uses a refresh token, and puts another one in its place. Whoever comes second with the same
   * token waits for the first one, and then finds it used.
   *
   * @param tokenHash the SHA-256 of the token
   * @param nextHash the SHA-256 of its successor
   * @param nextExpiresAt until when the successor can be used
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

  /** Ends a session, if there is one with this identity. */
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
  }

  @Override
  public Optional<SignedInUser> find(UUID session) {
    return em.createQuery(
            """
            select new dev.plinth.runtime.access.SignedInUser(s.id, u.id, u.username, u.admin)
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
