package dev.plinth.persistence.user;

import dev.plinth.persistence.Snapshot;
import dev.plinth.persistence.cache.Cache;
import dev.plinth.persistence.cache.Key;
import dev.plinth.persistence.cache.Loaded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** What everybody may know of users: from the cache where it can answer, also in an outage. */
@ApplicationScoped
public class CachedProfiles {

  @Inject private UserRepository users;
  @Inject private Cache cache;

  /** Returns the profile of the user with this identity, if there is an active one. */
  public Optional<Snapshot> find(UUID id) {
    return cache.read(Key.ofProfile(id), () -> users.findProfile(id).map(Loaded::of));
  }
}
