package dev.plinth.rest.entity;

import dev.plinth.rest.access.Caller;
import dev.plinth.runtime.audit.AuditEvent;
import dev.plinth.runtime.entity.EntityStore;
import dev.plinth.runtime.entity.OwnedEntity;
import dev.plinth.runtime.fact.InvalidField;
import dev.plinth.runtime.fact.NotFound;
import dev.plinth.runtime.idempotency.IdempotentWrite;
import dev.plinth.runtime.representation.EntityTag;
import dev.plinth.runtime.representation.VersionedView;
import dev.plinth.runtime.representation.Written;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Changes and deletions of owned entities.
 *
 * @param kind the kind of entity in the users' words, such as "blog"
 * @param store the entities
 * @param access requires that the caller may change the entity; such as {@link Ownership#check}
 * @param <E> the entities
 * @param <V> their views
 */
public record OwnedWrites<E extends OwnedEntity, V extends VersionedView>(
    String kind, EntityStore<E, V> store, BiConsumer<Caller, E> access) {

  /**
   * Changes an entity. If its precondition fails afterwards, the change is rolled back.
   *
   * @param change checks and makes the change
   * @param write how the request is repeated
   * @throws NotFound if no entity has this id
   * @throws dev.plinth.runtime.fact.AccessDenied if the caller may not change it
   */
  public Written<V> change(
      ChangeRequest request, UUID id, Consumer<E> change, IdempotentWrite<Written<V>> write) {
    Consumer<E> checked =
        entity -> {
          access.accept(request.caller(), entity);
          change.accept(entity);
          checkPrecondition(request, entity);
        };
    return request
        .precondition()
        .guard(() -> store.change(id, checked, write))
        .orElseThrow(() -> new NotFound(kind, id));
  }

  /**
   * Deletes an entity.
   *
   * @throws NotFound if no entity has this id
   * @throws dev.plinth.runtime.fact.AccessDenied if the caller may not delete it
   */
  public void remove(ChangeRequest request, UUID id) {
    Consumer<E> check =
        entity -> {
          access.accept(request.caller(), entity);
          checkPrecondition(request, entity);
        };
    if (!request.precondition().guard(() -> store.remove(id, check))) {
      throw new NotFound(kind, id);
    }
    AuditEvent.success(kind + "-deletion")
        .with(kind, id)
        .with("by", request.caller().id())
        .with("session", request.caller().session())
        .with("address", request.address())
        .log();
  }

  private static void checkPrecondition(ChangeRequest request, OwnedEntity entity) {
    request.precondition().check(EntityTag.of(entity.id(), entity.version()));
  }

  /**
   * Requires that the fields that only the service sets are absent, or have their current values.
   *
   * @param userId empty if there is none; null if it is absent
   * @throws InvalidField if one has another value
   */
  public static void requireCurrent(UUID id, Optional<UUID> userId, OwnedEntity entity) {
    InvalidField.requireCurrent("id", id, entity.id());
    InvalidField.requireCurrent("userId", userId, Optional.ofNullable(entity.userId()));
  }
}
