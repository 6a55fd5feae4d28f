package dev.plinth.persistence.entity;

import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A reference of an entity to another one.
 *
 * @param referrer the class of the entity that refers
 */
record Reference(Class<?> referrer, JoinColumn column) {

  /** Returns the references of a kind of entity to another one. */
  static Stream<Reference> between(Class<?> referrer, Class<?> target) {
    return Arrays.stream(referrer.getDeclaredFields())
        .filter(field -> field.getType() == target)
        .map(field -> field.getAnnotation(JoinColumn.class))
        .filter(column -> column != null)
        .map(column -> new Reference(referrer, column));
  }

  /** Returns the name of the table that has it. */
  String table() {
    return referrer.getAnnotation(Table.class).name();
  }

  /** Returns the caches of the entity that refers; empty if it is not cached. */
  Optional<CachedEntity> caches() {
    return Optional.ofNullable(referrer.getAnnotation(CachedEntity.class));
  }
}
