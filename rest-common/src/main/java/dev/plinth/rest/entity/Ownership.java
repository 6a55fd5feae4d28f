package dev.plinth.rest.entity;

import dev.plinth.rest.access.Caller;
import dev.plinth.runtime.entity.OwnedEntity;
import dev.plinth.runtime.fact.AccessDenied;
import java.util.UUID;

/** Access rule of owned entities: the owner and administrators change and delete them. */
public final class Ownership {

  private Ownership() {}

  /** Whether the caller may change or delete the entities of an owner. */
  public static boolean mayChange(Caller caller, UUID owner) {
    return caller.is(owner) || caller.isAdmin();
  }

  /**
   * Requires that the caller may change or delete an entity that all callers see.
   *
   * @throws AccessDenied if the caller may not
   */
  public static void check(Caller caller, OwnedEntity entity) {
    if (!mayChange(caller, entity.userId())) {
      throw new AccessDenied();
    }
  }
}
