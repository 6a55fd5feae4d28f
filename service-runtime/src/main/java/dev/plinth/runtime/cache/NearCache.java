package dev.plinth.runtime.cache;

import dev.plinth.runtime.redis.RedisExecutor;
import dev.plinth.runtime.representation.Representation;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Near cache: the entries that this service holds in its memory. It serves them only while it is a
 * member: then each writer waits until this service has dropped what the write makes outdated.
 *
 * <p>A method that each hit calls is public, here and in the beans that it uses: CDI's proxy calls
 * only public methods without reflection.
 */
@ApplicationScoped
class NearCache {

  @Inject
  @ConfigProperty(name = "plinth.near-cache")
  private Set<String> caches;

  @Inject
  @ConfigProperty(name = "plinth.near-cache.bytes")
  private long maxBytes;

  @Inject private LeaseClock leases;
  @Inject private RedisExecutor redis;

  private volatile NearMembership membership;

  @PostConstruct
  void begin() {
    membership = new NearMembership(maxBytes);
  }

  /** A look-up that has begun, and may put what it finds. */
  record Lookup(NearEntries entries, CacheKey key, long invalidations) {

    void found(Lease lease, Representation value) {
      entries.put(key, invalidations, lease.generation(), value);
    }

    void found(Lease lease, Object value, Duration timeToLive) {
      entries.put(key, invalidations, lease.generation(), value, timeToLive);
    }
  }

  /**
   * Returns the entry of a key, as current as the database, with its age and time to live. This
   * uses neither Redis nor the database and never blocks. It does not count the hit.
   *
   * @return empty if this service has no such entry, or must not serve it now
   */
  public Optional<Representation> find(CacheKey key) {
    NearMembership mine = membership;
    return lease(mine).flatMap(lease -> mine.entries().find(key, lease.generation()));
  }

  /** Returns the value of a key that only memory holds, as above. */
  public <V> Optional<V> find(CacheKey key, Class<V> type) {
    NearMembership mine = membership;
    return lease(mine).flatMap(lease -> mine.entries().find(key, lease.generation(), type));
  }

  /** Returns whether this service may hold and serve entries of a cache now. */
  public boolean isServing(String cache) {
    return caches.contains(cache) && lease(membership).isPresent();
  }

  private Optional<Lease> lease(NearMembership mine) {
    return leases.current().filter(lease -> isServing(mine, lease));
  }

  /** Begins a look-up in Redis or the database; empty if its result must not be put. */
  Optional<Lookup> lookup(CacheKey key) {
    NearMembership mine = membership;
    return lease(mine)
        .filter(lease -> caches.contains(key.cache()))
        .map(lease -> new Lookup(mine.entries(), key, mine.entries().invalidations(key)));
  }

  /** A member that has just joined waits until no writer has a lease that does not list it. */
  private boolean isServing(NearMembership mine, Lease lease) {
    Long joinedAt = mine.joinedAt();
    return joinedAt != null
        && lease.isOpen()
        && redis.isUp(lease.runId())
        && lease.isMember(mine.id())
        && leases.areLeasesExpiredFrom(joinedAt);
  }

  /** Removes entries, and prevents look-ups that have begun from putting them back. */
  void invalidate(Collection<CacheKey> keys) {
    keys.forEach(membership.entries()::invalidate);
  }

  /** Returns the names of the caches whose entries this service holds. */
  Set<String> caches() {
    return caches;
  }

  /** Returns the membership, whether it has joined or not. */
  NearMembership membership() {
    return membership;
  }

  /** Drops all entries and a membership, unless it has ended; the next one has another id. */
  synchronized void leave(NearMembership ended) {
    if (membership == ended) {
      membership = new NearMembership(maxBytes);
    }
  }
}
