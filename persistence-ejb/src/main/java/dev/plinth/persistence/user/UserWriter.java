package dev.plinth.persistence.user;

import dev.plinth.persistence.jpa.ConstraintTranslator;
import dev.plinth.runtime.cache.CacheKey;
import dev.plinth.runtime.cache.CacheMutation;
import dev.plinth.runtime.fact.ConcurrentChange;
import dev.plinth.runtime.fact.Conflict;
import dev.plinth.runtime.representation.Representation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Writes users as a part of the transaction of its caller, who announces the cache changes. */
@ApplicationScoped
public class UserWriter {

  private static final Map<String, Supplier<? extends Conflict>> CONFLICTS =
      Map.of(
          User.USERNAME_KEY, UsernameTaken::new,
          User.CANONICAL_USERNAME_KEY, UsernameTaken::new,
          User.EMAIL_KEY, EmailTaken::new,
          User.CANONICAL_EMAIL_KEY, EmailTaken::new);

  @PersistenceContext(unitName = "plinth")
  private EntityManager em;

  /** Returns the user with this identity, if there is one; changes of it are stored. */
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
   * @return what changes in the cache
   * @throws UsernameTaken if another user has the username
   * @throws EmailTaken if another user has the e-mail address
   * @throws ConcurrentChange if the user was changed at the same moment
   */
  public CacheMutation flush(User user) {
    ConstraintTranslator.flush(em, CONFLICTS);
    CacheKey key = CachedProfiles.keyOf(user.id());
    return user.isActive()
        ? CacheMutation.replacing(key, user.version(), Representation.of(user.profile()))
        : CacheMutation.invalidating(key, user.version());
  }

  /**
   * Deletes the version of the user that was found.
   *
   * @return what changes in the cache
   * @throws ConcurrentChange if the user was changed at the same moment
   */
  public CacheMutation delete(User user) {
    int removed =
        em.createQuery("delete from User u where u.id = :id and u.version = :version")
            .setParameter("id", user.id())
            .setParameter("version", user.version())
            .executeUpdate();
    if (removed == 0) {
      throw new ConcurrentChange();
    }
    return CacheMutation.removing(CachedProfiles.keyOf(user.id()));
  }

  /**
   * Requires another active administrator than the one who leaves. The rows are locked: of two who
   * leave at once, the second one waits and then finds the first one gone. The change itself is
   * written afterwards.
   *
   * @throws LastAdministrator if there is no other
   */
  public void requireAnotherAdministrator(UUID leaving) {
    List<?> administrators =
        em.createNativeQuery(
                "select id from users where is_admin and is_active order by id for update")
            .setFlushMode(FlushModeType.COMMIT)
            .getResultList();
    if (administrators.stream().allMatch(leaving::equals)) {
      throw new LastAdministrator();
    }
  }
}
