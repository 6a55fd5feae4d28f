package dev.plinth.persistence.user;

import dev.plinth.runtime.cache.Cache;
import dev.plinth.runtime.representation.Representation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Cached reads of the public profiles of users. */
@ApplicationScoped
public class CachedProfiles {

  static final String CACHE = "profile";

  @Inject private UserRepository users;
  @Inject private Cache cache;

  /** Returns the profile of the active user with this id; empty if there is none. */
  public Optional<Representation> find(UUID id) {
    return cache.read(CACHE, id, () -> users.findProfile(id));
  }
}
