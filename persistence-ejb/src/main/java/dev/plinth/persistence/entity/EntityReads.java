package dev.plinth.persistence.entity;

import dev.plinth.runtime.cache.Cache;
import dev.plinth.runtime.entity.AuditedView;
import dev.plinth.runtime.entity.EntityQuery;
import dev.plinth.runtime.representation.Representation;
import dev.plinth.runtime.representation.Slice;
import dev.plinth.runtime.representation.VersionedView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Reads of entities: from the cache, if they are {@link CachedEntity}. */
@ApplicationScoped
public class EntityReads {

  /** Only the first page of the default size is cached. */
  private static final Slice CACHED_SLICE = Slice.first(20);

  @Inject private Cache cache;

  /**
   * Returns an entity; empty if there is none.
   *
   * @param database reads it from the database
   */
  public Optional<Representation> find(
      Class<?> type, UUID id, Supplier<Optional<? extends VersionedView>> database) {
    CachedEntity caches = type.getAnnotation(CachedEntity.class);
    return caches == null
        ? database.get().map(Representation::of)
        : cache.read(caches.entry(), id, database);
  }

  /**
   * Returns a page of the newest entities.
   *
   * @param database reads it from the database
   */
  public Representation page(Class<?> type, Slice slice, Supplier<Representation> database) {
    CachedEntity caches = type.getAnnotation(CachedEntity.class);
    return caches == null || !slice.equals(CACHED_SLICE)
        ? database.get()
        : cache.readList(caches.list(), database);
  }

  /**
   * Returns the page of a query.
   *
   * @param database reads the entities from the database
   */
  public Representation list(
      Class<?> type, EntityQuery query, Supplier<List<? extends AuditedView>> database) {
    Supplier<Representation> page = () -> query.page(database.get());
    return query.isOfAllNewest() ? page(type, query.slice(), page) : page.get();
  }
}
