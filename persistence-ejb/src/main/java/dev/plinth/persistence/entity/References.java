package dev.plinth.persistence.entity;

import dev.plinth.persistence.jpa.AuditedEntity;
import dev.plinth.runtime.cache.CacheWriter;
import dev.plinth.runtime.entity.OwnedEntity;
import dev.plinth.runtime.fact.ConcurrentChange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.metamodel.Type;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Releases an entity that is about to be deleted from those that refer to it, in the caller's
 * transaction. The caller marks the changed cache entries. Foreign keys could do that too, but
 * without raising versions or returning ids.
 */
@ApplicationScoped
public class References {

  @PersistenceContext(unitName = "plinth")
  private EntityManager em;

  @Inject private CacheWriter cacheWriter;

  /** Removes the references to an entity. Entities that must have one are deleted. */
  public void release(Class<?> target, UUID id) {
    for (Reference reference : to(target)) {
      if (reference.column().nullable()) {
        remove(reference, id);
      } else {
        deleteReferrers(reference, id);
      }
    }
  }

  /** Returns the facts for the constraints that a concurrent new reference violates. */
  Map<String, Supplier<? extends RuntimeException>> conflicts(Class<?> target) {
    return to(target).stream()
        .collect(
            Collectors.toMap(it -> it.column().foreignKey().name(), it -> ConcurrentChange::new));
  }

  private List<Reference> to(Class<?> target) {
    return em.getMetamodel().getEntities().stream()
        .<Class<?>>map(Type::getJavaType)
        .filter(OwnedEntity.class::isAssignableFrom)
        .flatMap(referrer -> Reference.between(referrer, target))
        .toList();
  }

  private void remove(Reference reference, UUID id) {
    String sql =
        """
        update %1$s set %2$s = null, version = version + 1, updated_at = ?
        where %2$s = ?
        returning id, version
        """;
    List<?> rows =
        em.createNativeQuery(sql.formatted(reference.table(), reference.column().name()))
            .setParameter(1, Timestamp.from(AuditedEntity.now()))
            .setParameter(2, id)
            .getResultList();
    reference
        .caches()
        .ifPresent(
            names -> {
              rows.stream()
                  .map(Object[].class::cast)
                  .forEach(
                      row -> cacheWriter.invalidate(names.entry(), (UUID) row[0], (Long) row[1]));
              cacheWriter.invalidateList(names.list());
            });
  }

  private void deleteReferrers(Reference reference, UUID id) {
    String where = " from %s where %s = ?".formatted(reference.table(), reference.column().name());
    List<?> ids =
        em.createNativeQuery("select id" + where + " for update")
            .setParameter(1, id)
            .getResultList();
    ids.forEach(it -> release(reference.referrer(), (UUID) it));
    List<?> deleted =
        em.createNativeQuery("delete" + where + " returning id")
            .setParameter(1, id)
            .getResultList();
    reference
        .caches()
        .ifPresent(
            names -> {
              deleted.forEach(it -> cacheWriter.remove(names.entry(), (UUID) it));
              cacheWriter.invalidateList(names.list());
            });
  }
}
