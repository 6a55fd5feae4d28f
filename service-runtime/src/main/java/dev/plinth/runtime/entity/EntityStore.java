package dev.plinth.runtime.entity;

import dev.plinth.runtime.idempotency.IdempotentWrite;
import dev.plinth.runtime.representation.VersionedView;
import dev.plinth.runtime.representation.Written;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A store of entities, which makes each change in one transaction.
 *
 * @param <E> the entities
 * @param <V> their views
 */
public interface EntityStore<E, V extends VersionedView> {

  /**
   * Changes the entity with this id.
   *
   * @param write how the request is repeated
   * @return the changed entity; empty if there is none
   * @throws dev.plinth.runtime.fact.ConcurrentChange if the entity was changed concurrently
   */
  Optional<Written<V>> change(UUID id, Consumer<E> change, IdempotentWrite<Written<V>> write);

  /**
   * Deletes the entity with this id.
   *
   * @param check called before the deletion; prevents it by an exception
   * @return whether the entity existed
   * @throws dev.plinth.runtime.fact.ConcurrentChange if the entity was changed concurrently
   */
  boolean remove(UUID id, Consumer<E> check);
}
