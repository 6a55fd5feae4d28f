package dev.plinth.persistence.account;

import dev.plinth.persistence.entity.References;
import dev.plinth.persistence.idempotency.IdempotencyWriter;
import dev.plinth.persistence.session.SessionEnding;
import dev.plinth.persistence.user.Rights;
import dev.plinth.persistence.user.User;
import dev.plinth.persistence.user.UserView;
import dev.plinth.persistence.user.UserWriter;
import dev.plinth.runtime.cache.CacheWriter;
import dev.plinth.runtime.database.DatabaseAccess;
import dev.plinth.runtime.idempotency.IdempotentWrite;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Adds, changes and deletes users with their sessions, each in one transaction. */
@DatabaseAccess
public class AccountWriter {

  @Inject private UserWriter users;
  @Inject private SessionEnding sessions;
  @Inject private References references;
  @Inject private CacheWriter cacheWriter;
  @Inject private IdempotencyWriter idempotency;

  /**
   * Stores a new user.
   *
   * @param write how the request is repeated
   * @throws dev.plinth.persistence.user.UsernameTaken if another user has the username
   * @throws dev.plinth.persistence.user.EmailTaken if another user has the e-mail address
   */
  @Transactional
  public UserView add(User user, IdempotentWrite<UserView> write) {
    idempotency.begin(write);
    users.add(user);
    users.flush(user);
    return complete(user, write);
  }

  private UserView complete(User user, IdempotentWrite<UserView> write) {
    UserView view = user.view();
    idempotency.complete(write, view);
    cacheWriter.mark();
    return view;
  }

  /**
   * Changes the user with this id. Losing a role or being deactivated ends all of the user's
   * sessions; a new password ends all but one.
   *
   * @param kept the id of the session that a new password does not end
   * @param write how the request is repeated
   * @return the changed user; empty if there is none
   * @throws dev.plinth.persistence.user.UsernameTaken if another user has the new username
   * @throws dev.plinth.persistence.user.EmailTaken if another user has the new e-mail address
   * @throws dev.plinth.persistence.user.LastAdministrator if no active administrator would be left
   * @throws dev.plinth.runtime.fact.ConcurrentChange if the user was changed concurrently
   */
  @Transactional
  public Optional<UserView> change(
      UUID id, UUID kept, Consumer<User> change, IdempotentWrite<UserView> write) {
    idempotency.begin(write);
    Optional<User> user = users.find(id);
    user.ifPresent(it -> change(it, kept, change));
    return user.map(it -> complete(it, write));
  }

  private void change(User user, UUID kept, Consumer<User> change) {
    Rights before = user.rights();
    String name = user.username();
    String password = user.passwordHash();
    change.accept(user);
    if (before.isAdministratorLossTo(user.rights())) {
      users.requireAnotherAdministrator(user.id());
    }
    users.flush(user);
    if (before.isLossTo(user.rights())) {
      sessions.endAll(user.id());
      return;
    }
    if (!password.equals(user.passwordHash())) {
      sessions.endOthers(user.id(), kept);
    }
    if (!before.equals(user.rights()) || !name.equals(user.username())) {
      sessions.renew(user.id());
    }
  }

  /**
   * Deletes the user with this id. What the user owned stays, without an owner; entities that must
   * refer to the user are deleted.
   *
   * @param check called before the deletion, which uses the same version; prevents it by an
   *     exception
   * @return whether the user existed
   * @throws dev.plinth.persistence.user.LastAdministrator if no active administrator would be left
   * @throws dev.plinth.runtime.fact.ConcurrentChange if the user was changed concurrently
   */
  @Transactional
  public boolean remove(UUID id, Consumer<User> check) {
    Optional<User> user = users.find(id);
    user.ifPresent(it -> remove(it, check));
    return user.isPresent();
  }

  private void remove(User user, Consumer<User> check) {
    check.accept(user);
    if (user.rights().isActiveAdministrator()) {
      users.requireAnotherAdministrator(user.id());
    }
    users.lock(user);
    sessions.endAll(user.id());
    references.release(User.class, user.id());
    users.delete(user);
    cacheWriter.mark();
  }
}
