package dev.plinth.persistence.user;

import dev.plinth.runtime.cache.Cache;
import dev.plinth.runtime.cache.CacheKey;
import dev.plinth.runtime.cache.LoadedEntry;
import dev.plinth.runtime.representation.Representation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** What everybody may know of users: from the cache where it can answer, also in an outage. */
@ApplicationScoped
public class CachedProfiles {

  /** Returns the key of the profile of a user. */
  static CacheKey keyOf(UUID user) {
    return new CacheKey("profile", user);
  }

  @Inject private UserRepository users;
  @Inject private Cache cache;

  /** Returns the profile of the user with this identity, if there is an active one. */
  public Optional<Representation> find(UUID id) {
    return cache.read(keyOf(id), () -> users.findProfile(id).map(LoadedEntry::of));
  }
}
