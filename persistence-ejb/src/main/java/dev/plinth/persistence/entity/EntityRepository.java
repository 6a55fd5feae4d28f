package dev.plinth.persistence.entity;

import dev.plinth.persistence.idempotency.IdempotencyWriter;
import dev.plinth.persistence.jpa.AuditedEntity;
import dev.plinth.persistence.jpa.ConstraintTranslator;
import dev.plinth.runtime.cache.CacheWriter;
import dev.plinth.runtime.database.DatabaseAccess;
import dev.plinth.runtime.entity.AuditedView;
import dev.plinth.runtime.entity.EntityQuery;
import dev.plinth.runtime.entity.EntityStore;
import dev.plinth.runtime.idempotency.IdempotentWrite;
import dev.plinth.runtime.representation.Written;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Base class of repositories. A list is one statement, a write one transaction.
 *
 * @param <E> the entities
 * @param <V> their views
 */
@DatabaseAccess
public abstract class EntityRepository<E extends AuditedEntity, V extends AuditedView>
    implements EntityStore<E, V> {

  private final Class<E> type;
  private final Function<E, V> view;
  private final ViewTable<V> table;
  private final Map<String, Supplier<? extends RuntimeException>> facts;
  private final Optional<CachedEntity> caches;

  @PersistenceContext(unitName = "plinth")
  private EntityManager em;

  @Inject private CacheWriter cacheWriter;
  @Inject private IdempotencyWriter idempotency;
  @Inject private References references;

  /**
   * Creates a repository.
   *
   * @param view returns the view of an entity
   * @param facts the fact to throw for each named constraint that users can violate
   */
  protected EntityRepository(
      Class<E> type,
      Function<E, V> view,
      ViewTable<V> table,
      Map<String, Supplier<? extends RuntimeException>> facts) {
    this.type = type;
    this.view = view;
    this.table = table;
    this.facts = facts;
    this.caches = Optional.ofNullable(type.getAnnotation(CachedEntity.class));
  }

  /** Whether the cache may contain this view. */
  protected boolean isCacheable(V view) {
    return true;
  }

  /** Returns the entity manager, for further statements. */
  protected EntityManager entityManager() {
    return em;
  }

  /** Returns the entity with this id; empty if there is none. */
  public Optional<V> find(UUID id) {
    return table.find(em, id);
  }

  /** Returns the entities of a query, those next to its position first. */
  public List<V> list(EntityQuery query) {
    return table.list(em, EntityListStatement.of(table, query));
  }

  /**
   * Stores new entities, all or none.
   *
   * @param write how the request is repeated
   * @return them in the same order
   */
  @Transactional
  public List<Written<V>> add(List<E> entities, IdempotentWrite<List<Written<V>>> write) {
    idempotency.begin(write);
    entities.forEach(em::persist);
    return flush(entities, written -> idempotency.complete(write, written));
  }

  @Override
  @Transactional
  public Optional<Written<V>> change(
      UUID id, Consumer<E> change, IdempotentWrite<Written<V>> write) {
    idempotency.begin(write);
    return Optional.ofNullable(em.find(type, id))
        .map(
            entity -> {
              change.accept(entity);
              return flush(List.of(entity), all -> idempotency.complete(write, all.get(0))).get(0);
            });
  }

  /**
   * Stores changes.
   *
   * @param complete called after the last change, before the cache entries are marked
   */
  private List<Written<V>> flush(List<E> changed, Consumer<List<Written<V>>> complete) {
    ConstraintTranslator.flush(em, facts);
    List<Written<V>> written = changed.stream().map(view).map(Written::of).toList();
    caches.ifPresent(names -> note(names, written));
    complete.accept(written);
    cacheWriter.mark();
    return written;
  }

  private void note(CachedEntity names, List<Written<V>> written) {
    for (Written<V> changed : written) {
      V stored = changed.view();
      if (isCacheable(stored)) {
        cacheWriter.replace(names.entry(), stored.id(), stored.version(), changed.representation());
      } else {
        cacheWriter.invalidate(names.entry(), stored.id(), stored.version());
      }
    }
    cacheWriter.invalidateList(names.list());
  }

  @Override
  @Transactional
  public boolean remove(UUID id, Consumer<E> check) {
    E entity = em.find(type, id);
    if (entity == null) {
      return false;
    }
    check.accept(entity);
    references.release(type, id);
    em.remove(entity);
    ConstraintTranslator.flush(em, references.conflicts(type));
    caches.ifPresent(
        names -> {
          cacheWriter.remove(names.entry(), id);
          cacheWriter.invalidateList(names.list());
        });
    cacheWriter.mark();
    return true;
  }
}
