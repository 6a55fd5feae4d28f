package dev.plinth.users;

import dev.plinth.persistence.Keyset;
import dev.plinth.persistence.NotFound;
import dev.plinth.persistence.Snapshot;
import dev.plinth.persistence.user.CachedProfiles;
import dev.plinth.persistence.user.User;
import dev.plinth.persistence.user.UserRepository;
import dev.plinth.persistence.user.UserView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** What can be done with users. Passwords are hashed before a transaction begins: it takes long. */
@ApplicationScoped
public class Registration {

  @Inject private UserRepository users;
  @Inject private CachedProfiles profiles;
  @Inject private Passwords passwords;

  /**
   * Adds a user.
   *
   * @throws dev.plinth.persistence.user.UsernameTaken if another user has the username
   * @throws dev.plinth.persistence.user.EmailTaken if another user has the e-mail address
   */
  public UserView register(RegisterUser wanted) {
    String hash = passwords.hash(wanted.password());
    return users.add(new User(wanted.username(), wanted.email(), hash));
  }

  /**
   * Returns a user.
   *
   * @throws NotFound if there is none with this identity
   */
  public UserView read(UUID id) {
    return users.find(id).orElseThrow(() -> noUser(id));
  }

  /**
   * Returns what everybody may know of a user.
   *
   * @throws NotFound if there is no active one with this identity
   */
  public Snapshot profile(UUID id) {
    return profiles.find(id).orElseThrow(() -> noUser(id));
  }

  /**
   * Returns the users after a place in the list, newest first.
   *
   * @param limit how many at the most
   */
  public Snapshot list(Keyset after, int limit) {
    return Snapshot.ofPage(users.list(after, limit + 1), limit);
  }

  /**
   * Changes what is asked for and leaves the rest.
   *
   * @throws NotFound if there is no user with this identity
   * @throws dev.plinth.persistence.user.UsernameTaken if another user has the username
   * @throws dev.plinth.persistence.user.EmailTaken if another user has the e-mail address
   */
  public UserView change(UUID id, ChangeUser wanted) {
    String hash = wanted.password() == null ? null : passwords.hash(wanted.password());
    return users.change(id, user -> apply(wanted, hash, user)).orElseThrow(() -> noUser(id));
  }

  private static void apply(ChangeUser wanted, String passwordHash, User user) {
    if (wanted.username() != null) {
      user.rename(wanted.username());
    }
    if (wanted.email() != null) {
      user.moveTo(wanted.email());
    }
    if (passwordHash != null) {
      user.changePassword(passwordHash);
    }
  }

  /**
   * Removes a user. The user's blogs stay.
   *
   * @throws NotFound if there is none with this identity
   */
  public void remove(UUID id) {
    if (!users.remove(id)) {
      throw noUser(id);
    }
  }

  private static NotFound noUser(UUID id) {
    return new NotFound("user", id);
  }
}
