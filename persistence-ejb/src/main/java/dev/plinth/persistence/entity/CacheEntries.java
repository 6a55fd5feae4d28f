package dev.plinth.persistence.entity;

import dev.plinth.runtime.cache.CacheKey;
import java.util.Optional;
import java.util.UUID;

/**
 * The cache entries of a kind of entity.
 *
 * @param type the class of the entity
 */
record CacheEntries(Class<?> type) {

  /** Returns the key of an entity's entry; empty if such entities are not cached. */
  Optional<CacheKey> ofEntity(UUID id) {
    return names().map(names -> new CacheKey(names.entry(), id));
  }

  /** Returns the key of the first page; empty if such entities are not cached. */
  Optional<CacheKey> ofList() {
    return names().map(names -> CacheKey.ofList(names.list()));
  }

  private Optional<CachedEntity> names() {
    return Optional.ofNullable(type.getAnnotation(CachedEntity.class));
  }
}
