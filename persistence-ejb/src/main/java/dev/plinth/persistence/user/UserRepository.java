package dev.plinth.persistence.user;

import dev.plinth.persistence.blog.CachedBlogs;
import dev.plinth.persistence.jpa.Changes;
import dev.plinth.runtime.cache.Acknowledged;
import dev.plinth.runtime.cache.Announcements;
import dev.plinth.runtime.cache.Change;
import dev.plinth.runtime.cache.Key;
import dev.plinth.runtime.database.Contention;
import dev.plinth.runtime.database.NeedsDatabase;
import dev.plinth.runtime.database.TransientFailure;
import dev.plinth.runtime.fact.ChangedMeanwhile;
import dev.plinth.runtime.fact.Conflict;
import dev.plinth.runtime.representation.Keyset;
import dev.plinth.runtime.representation.Snapshot;
import dev.plinth.runtime.text.EmailAddresses;
import dev.plinth.runtime.text.Usernames;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;

/** The stored users. Each method is one transaction, or one statement where it only reads. */
@ApplicationScoped
@NeedsDatabase
@Retry(retryOn = TransientFailure.class)
@CircuitBreaker(failOn = TransientFailure.class, skipOn = Contention.class)
public class UserRepository {

  private static final Map<String, Supplier<? extends Conflict>> CONFLICTS =
      Map.of(
          User.USERNAME_KEY, UsernameTaken::new,
          User.CANONICAL_USERNAME_KEY, UsernameTaken::new,
          User.EMAIL_KEY, EmailTaken::new,
          User.CANONICAL_EMAIL_KEY, EmailTaken::new);

  /** No session has this identity. */
  private static final UUID NONE = new UUID(0, 0);

  @PersistenceContext(unitName = "plinth")
  private EntityManager em;

  @Inject private Announcements announcements;

  /**
   * Stores a new user.
   *
   * @throws UsernameTaken if another user has the username
   * @throws EmailTaken if another user has the e-mail address
   */
  @Transactional
  @Acknowledged
  public UserView add(User user) {
    em.persist(user);
    return flushed(user);
  }

  /** Returns the user with this identity, if there is one. */
  public Optional<UserView> find(UUID id) {
    return em.createQuery(
            """
            select new dev.plinth.persistence.user.UserView(
              u.id, u.username, u.email, u.admin, u.active, u.createdAt, u.updatedAt,
              u.version)
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
              u.id, u.username, u.email, u.admin, u.active, u.createdAt, u.updatedAt,
              u.version)
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

  /** Returns what a sign-in with a username, in any spelling, is checked against. */
  public Optional<Credentials> credentialsOf(String username) {
    return credentials(
        "u.username", "u.canonicalUsername", username, Usernames.canonical(username).orElse(null));
  }

  /** Returns what a sign-in with an e-mail address, in any spelling, is checked against. */
  public Optional<Credentials> credentialsByEmail(String email) {
    return credentials(
        "u.email",
        "u.canonicalEmail",
        EmailAddresses.shown(email),
        EmailAddresses.canonical(email).orElse(null));
  }

  /** A user without a canonical name is found by the exact one, which comes first for that. */
  private Optional<Credentials> credentials(
      String attribute, String canonicalAttribute, String exact, String canonical) {
    return em.createQuery(
            """
            select new dev.plinth.persistence.user.Credentials(u.id, u.passwordHash)
            from User u
            where u.active = true and (%1$s = :exact or %2$s = :canonical)
            order by case when %1$s = :exact then 0 else 1 end
            """
                .formatted(attribute, canonicalAttribute),
            Credentials.class)
        .setParameter("exact", exact)
        .setParameter("canonical", canonical)
        .getResultStream()
        .findFirst();
  }

  /** Returns what a repeated password is checked against. */
  public Optional<Credentials> credentialsOf(UUID id) {
    return em.createQuery(
            """
            select new dev.plinth.persistence.user.Credentials(u.id, u.passwordHash)
            from User u
            where u.active = true and u.id = :id
            """,
            Credentials.class)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  /**
   * Puts a stronger hash of the same password in the place of a weaker one, if that is still there.
   */
  @Transactional
  public void rehash(Credentials old, String passwordHash) {
    em.createQuery(
            """
            update User u
            set u.passwordHash = :new, u.version = u.version + 1
            where u.id = :id and u.passwordHash = :old
            """)
        .setParameter("new", passwordHash)
        .setParameter("id", old.userId())
        .setParameter("old", old.passwordHash())
        .executeUpdate();
  }

  /**
   * Changes the user with this identity, if there is one. Who loses a role or is deactivated loses
   * all sessions by that; with a new password, all but one.
   *
   * @param kept the identity of the session that outlives a new password
   * @return the user as changed
   * @throws UsernameTaken if another user has the new username
   * @throws EmailTaken if another user has the new e-mail address
   * @throws LastAdministrator if no active administrator would be left
   * @throws dev.plinth.runtime.fact.ChangedMeanwhile if somebody else changed it at the same moment
   */
  @Transactional
  @Acknowledged
  public Optional<UserView> change(UUID id, UUID kept, Consumer<User> change) {
    return Optional.ofNullable(em.find(User.class, id))
        .map(
            user -> {
              UserView before = user.view();
              String password = user.passwordHash();
              change.accept(user);
              if (before.isAdmin() && before.isActive() && !user.isActiveAdministrator()) {
                checkAnotherAdministrator(id);
              }
              UserView after = flushed(user);
              if (before.isAdmin() && !after.isAdmin() || before.isActive() && !after.isActive()) {
                endSessions(id, NONE);
              } else if (!password.equals(user.passwordHash())) {
                endSessions(id, kept);
              }
              return after;
            });
  }

  /**
   * Checks that there is another active administrator than the one who leaves. The rows are locked,
   * so of two who leave at once, the second one waits and then finds the first one gone. The change
   * itself is written afterwards.
   */
  private void checkAnotherAdministrator(UUID leaving) {
    List<?> administrators =
        em.createNativeQuery(
                "select id from users where is_admin and is_active order by id for update")
            .setFlushMode(FlushModeType.COMMIT)
            .getResultList();
    if (administrators.stream().allMatch(leaving::equals)) {
      throw new LastAdministrator();
    }
  }

  private void endSessions(UUID user, UUID kept) {
    em.createQuery(
            """
            update Session s
            set s.endedAt = :now, s.updatedAt = :now, s.version = s.version + 1
            where s.user.id = :user and s.id <> :kept and s.endedAt is null
            """)
        .setParameter("now", User.now())
        .setParameter("user", user)
        .setParameter("kept", kept)
        .executeUpdate();
  }

  private UserView flushed(User user) {
    Changes.flush(em, CONFLICTS);
    Key key = CachedProfiles.keyOf(user.id());
    announcements.make(
        List.of(
            user.isActive()
                ? Change.to(key, user.version(), Snapshot.of(user.profile()))
                : Change.outdating(key, user.version())));
    return user.view();
  }

  /**
   * Removes the user with this identity. The user's blogs stay and belong to no user.
   *
   * @param check looks at the user before, and throws to keep it; it cannot change in between
   * @return whether there was one
   * @throws LastAdministrator if no active administrator would be left
   * @throws ChangedMeanwhile if the user was changed at the same moment
   */
  @Transactional
  @Acknowledged
  public boolean remove(UUID id, Consumer<User> check) {
    User user = em.find(User.class, id);
    if (user == null) {
      return false;
    }
    check.accept(user);
    if (user.isActiveAdministrator()) {
      checkAnotherAdministrator(id);
    }
    List<Change> changes = new ArrayList<>(releaseBlogs(id));
    delete(user);
    changes.add(Change.removing(CachedProfiles.keyOf(id)));
    changes.add(Change.ofList(CachedBlogs.FIRST_PAGE));
    announcements.make(changes);
    return true;
  }

  /** Deletes only the version that was checked, so a new administrator stays. */
  private void delete(User user) {
    int removed =
        em.createQuery("delete from User u where u.id = :id and u.version = :version")
            .setParameter("id", user.id())
            .setParameter("version", user.version())
            .executeUpdate();
    if (removed == 0) {
      throw new ChangedMeanwhile();
    }
  }

  /**
   * Lets the blogs of a user belong to nobody. The foreign key would do so as well, but without a
   * new version of the blogs, and nobody would learn which they are.
   */
  private List<Change> releaseBlogs(UUID user) {
    List<?> rows =
        em.createNativeQuery(
                """
                update blogs set user_id = null, version = version + 1, updated_at = ?
                where user_id = ?
                returning id, version
                """)
            .setParameter(1, Timestamp.from(User.now()))
            .setParameter(2, user)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> Change.outdating(CachedBlogs.keyOf((UUID) row[0]), (Long) row[1]))
        .toList();
  }

  /** Returns what everybody may know of the user with this identity, if there is an active one. */
  public Optional<UserProfile> findProfile(UUID id) {
    return em.createQuery(
            """
            select new dev.plinth.persistence.user.UserProfile(
              u.id, u.username, u.createdAt, u.version)
            from User u
            where u.id = :id and u.active = true
            """,
            UserProfile.class)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }
}
