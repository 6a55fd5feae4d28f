package dev.plinth.persistence.session;

import dev.plinth.runtime.access.SessionStore;
import dev.plinth.runtime.access.SignedInUser;
import dev.plinth.runtime.cache.CacheKey;
import dev.plinth.runtime.cache.MemoryCache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Cached reads of sessions. Names and roles stay in memory: Redis never has them. */
@ApplicationScoped
public class CachedSessions implements SessionStore {

  private static final String CACHE = "session";

  /** Returns the cache key of a session. */
  static CacheKey keyOf(UUID session) {
    return CacheKey.inMemory(CACHE, session);
  }

  @Inject private SessionRepository sessions;
  @Inject private MemoryCache cache;

  @Override
  public Optional<SignedInUser> held(UUID session) {
    return cache.find(keyOf(session), SignedInUser.class);
  }

  @Override
  public boolean isHolding() {
    return cache.isServing(CACHE);
  }

  @Override
  public Optional<SignedInUser> find(UUID session) {
    return cache.load(keyOf(session), () -> sessions.find(session), SignedInUser::expiresAt);
  }
}
