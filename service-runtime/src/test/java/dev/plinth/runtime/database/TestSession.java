package dev.plinth.runtime.database;

import java.util.UUID;

/**
 * A user with a session, for the tests of a service that has no sign-in.
 *
 * @param user the user's id
 * @param username the user's name
 * @param id the session's id
 */
public record TestSession(UUID user, String username, UUID id) {

  /** Creates a user with this name, and their session. */
  public static TestSession ofUser(String username) {
    return create(username, false);
  }

  /** Creates an administrator, and their session. */
  public static TestSession ofAdmin() {
    return create("admin " + UUID.randomUUID(), true);
  }

  private static TestSession create(String username, boolean admin) {
    TestSession session = new TestSession(UUID.randomUUID(), username, UUID.randomUUID());
    Sql.run(
        TestPostgres.database(),
        """
        insert into users (id, version, username, email, password_hash, is_admin, is_active,
          created_at, updated_at)
        values ('%1$s', 1, '%2$s', '%1$s@example.org', 'hash', %3$s, true, now(), now());
        insert into sessions (id, version, user_id, expires_at, created_at, updated_at)
        values ('%4$s', 1, '%1$s', now() + interval '1 day', now(), now())
        """
            .formatted(session.user, username, admin, session.id));
    return session;
  }
}
