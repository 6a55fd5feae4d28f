package dev.plinth.persistence.session;

import dev.plinth.runtime.access.SessionStore;
import dev.plinth.runtime.access.SignedInUser;
import dev.plinth.runtime.cache.MemoryCache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Cached reads of sessions. Names and roles stay in memory: Redis never has them. */
@ApplicationScoped
public class CachedSessions implements SessionStore {

  static final String CACHE = "session";

  @Inject private SessionRepository sessions;
  @Inject private MemoryCache cache;

  @Override
  public Optional<SignedInUser> held(UUID session) {
    return cache.find(CACHE, session, SignedInUser.class);
  }

  @Override
  public boolean isHolding() {
    return cache.isServing(CACHE);
  }

  @Override
  public Optional<SignedInUser> find(UUID session) {
    return cache.load(CACHE, session, () -> sessions.find(session), SignedInUser::expiresAt);
  }
}
