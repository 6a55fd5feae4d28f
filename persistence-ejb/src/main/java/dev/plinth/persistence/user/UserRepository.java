package dev.plinth.persistence.user;

import dev.plinth.runtime.database.DatabaseAccess;
import dev.plinth.runtime.representation.Slice;
import dev.plinth.runtime.text.EmailAddresses;
import dev.plinth.runtime.text.Usernames;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Repository of users. A read is one statement, a write one transaction. */
@DatabaseAccess
public class UserRepository {

  @PersistenceContext(unitName = "plinth")
  private EntityManager em;

  /** Returns the user with this id; empty if there is none. */
  public Optional<UserView> find(UUID id) {
    return UserListStatement.TABLE.find(em, id);
  }

  /** Returns a part of the list of users, newest first; those next to its position first. */
  public List<UserView> list(UserFilter filter, Slice slice) {
    return UserListStatement.TABLE.list(em, UserListStatement.of(filter, slice));
  }

  /** Returns the credentials of the active user with a username, in any spelling. */
  public Optional<Credentials> credentialsOf(String username) {
    return credentials(
        "u.username", "u.canonicalUsername", username, Usernames.canonical(username).orElse(null));
  }

  /** Returns the credentials of the active user with an e-mail address, in any spelling. */
  public Optional<Credentials> credentialsByEmail(String email) {
    return credentials(
        "u.email",
        "u.canonicalEmail",
        EmailAddresses.shown(email),
        EmailAddresses.canonical(email).orElse(null));
  }

  /** Prefers the exact name: users without a canonical name are found only by that. */
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

  /** Returns the credentials of the active user with this id. */
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
   * Replaces a weak hash by a stronger one of the same password, if the password was not changed.
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

  /** Returns the public profile of the active user with this id; empty if there is none. */
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
