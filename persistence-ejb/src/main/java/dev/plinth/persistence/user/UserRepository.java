package dev.plinth.persistence.user;

import dev.plinth.persistence.Changes;
import dev.plinth.persistence.Conflict;
import dev.plinth.persistence.Keyset;
import dev.plinth.persistence.availability.NeedsDatabase;
import dev.plinth.persistence.availability.TransientFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;

/** The stored users. Each method is one transaction, or one statement where it only reads. */
@ApplicationScoped
@NeedsDatabase
@Retry(retryOn = {TransientFailure.class, BulkheadException.class})
@CircuitBreaker(failOn = TransientFailure.class)
@Timeout
@Bulkhead
public class UserRepository {

  private static final Map<String, Supplier<? extends Conflict>> CONFLICTS =
      Map.of(User.USERNAME_KEY, UsernameTaken::new, User.EMAIL_KEY, EmailTaken::new);

  @PersistenceContext(unitName = "plinth")
  private EntityManager em;

  /**
   * Stores a new user.
   *
   * @throws UsernameTaken if another user has the username
   * @throws EmailTaken if another user has the e-mail address
   */
  @Transactional
  public UserView add(User user) {
    em.persist(user);
    Changes.flush(em, CONFLICTS);
    return user.view();
  }

  /** Returns the user with this identity, if there is one. */
  public Optional<UserView> find(UUID id) {
    return em.createQuery(
            """
            select new dev.plinth.persistence.user.UserView(
              u.id, u.username, u.email, u.admin, u.active, u.createdAt, u.updatedAt)
            from User u
            where u.id = :id
            """,
            UserView.class)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  /**
   * Returns the users after a place in the list, newest first.
   *
   * @param limit how many at the most
   */
  public List<UserView> list(Keyset after, int limit) {
    return em.createQuery(
            """
            select new dev.plinth.persistence.user.UserView(
              u.id, u.username, u.email, u.admin, u.active, u.createdAt, u.updatedAt)
            from User u
            where u.createdAt <= :createdAt and (u.createdAt < :createdAt or u.id < :id)
            order by u.createdAt desc, u.id desc
            """,
            UserView.class)
        .setParameter("createdAt", after.createdAt())
        .setParameter("id", after.id())
        .setMaxResults(limit)
        .getResultList();
  }

  /**
   * Changes the user with this identity, if there is one.
   *
   * @return the user as changed
   * @throws UsernameTaken if another user has the new username
   * @throws EmailTaken if another user has the new e-mail address
   * @throws dev.plinth.persistence.ChangedMeanwhile if somebody else changed it at the same moment
   */
  @Transactional
  public Optional<UserView> change(UUID id, Consumer<User> change) {
    return Optional.ofNullable(em.find(User.class, id))
        .map(
            user -> {
              change.accept(user);
              Changes.flush(em, CONFLICTS);
              return user.view();
            });
  }

  /**
   * Removes the user with this identity; the blogs stay and belong to nobody.
   *
   * @return whether there was one
   */
  @Transactional
  public boolean remove(UUID id) {
    // The foreign key would clear user_id as well, but without a new version of the blogs.
    em.createQuery(
            """
            update Blog b
            set b.user = null, b.version = b.version + 1, b.updatedAt = :now
            where b.user.id = :id
            """)
        .setParameter("now", User.now())
        .setParameter("id", id)
        .executeUpdate();
    return em.createQuery("delete from User u where u.id = :id")
            .setParameter("id", id)
            .executeUpdate()
        > 0;
  }
}
