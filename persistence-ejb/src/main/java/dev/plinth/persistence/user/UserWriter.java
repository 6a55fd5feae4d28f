package dev.plinth.persistence.user;

import dev.plinth.persistence.jpa.ConstraintTranslator;
import dev.plinth.runtime.cache.CacheWriter;
import dev.plinth.runtime.fact.ConcurrentChange;
import dev.plinth.runtime.representation.Representation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Writes users in the caller's transaction. The caller marks the changed cache entries. */
@ApplicationScoped
public class UserWriter {

  private static final Map<String, Supplier<? extends RuntimeException>> CONFLICTS =
      Map.of(
          User.USERNAME_KEY, UsernameTaken::new,
          User.CANONICAL_USERNAME_KEY, UsernameTaken::new,
          User.EMAIL_KEY, EmailTaken::new,
          User.CANONICAL_EMAIL_KEY, EmailTaken::new);

  @PersistenceContext(unitName = "plinth")
  private EntityManager em;

  @Inject private CacheWriter cacheWriter;

  /** Returns the managed entity of the user with this id; empty if there is none. */
  public Optional<User> find(UUID id) {
    return Optional.ofNullable(em.find(User.class, id));
  }

  /** Adds a user; {@link #flush} stores it. */
  public void add(User user) {
    em.persist(user);
  }

  /**
   * Stores a new or changed user.
   *
   * @throws UsernameTaken if another user has the username
   * @throws EmailTaken if another user has the e-mail address
   * @throws ConcurrentChange if the user was changed concurrently
   */
  public void flush(User user) {
    ConstraintTranslator.flush(em, CONFLICTS);
    if (user.isActive()) {
      cacheWriter.replace(
          CachedProfiles.CACHE, user.id(), user.version(), Representation.of(user.profile()));
    } else {
      cacheWriter.invalidate(CachedProfiles.CACHE, user.id(), user.version());
    }
  }

  /** Locks the user's row until the end of the transaction: no session begins in between. */
  public void lock(User user) {
    em.createNativeQuery("select id from users where id = ? for update")
        .setParameter(1, user.id())
        .getResultList();
  }

  /**
   * Deletes the user, if its version is still the one that was read.
   *
   * @throws ConcurrentChange if the user was changed concurrently
   */
  public void delete(User user) {
    int removed =
        em.createQuery("delete from User u where u.id = :id and u.version = :version")
            .setParameter("id", user.id())
            .setParameter("version", user.version())
            .executeUpdate();
    if (removed == 0) {
      throw new ConcurrentChange();
    }
    cacheWriter.remove(CachedProfiles.CACHE, user.id());
  }

  /**
   * Requires an active administrator besides this one. Locks the rows of all administrators. Call
   * this before the change is written.
   *
   * @param leaving the id of this administrator
   * @throws LastAdministrator if there is no other
   */
  public void requireAnotherAdministrator(UUID leaving) {
    List<?> administrators =
        em.createNativeQuery(Administrators.LOCK)
            .setFlushMode(FlushModeType.COMMIT)
            .getResultList();
    Administrators.requireAnother(administrators, leaving);
  }
}
