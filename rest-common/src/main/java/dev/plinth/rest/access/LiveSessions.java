package dev.plinth.rest.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.plinth.runtime.access.SessionStore;
import dev.plinth.runtime.access.SignedInUser;
import dev.plinth.runtime.database.DatabaseUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Session cache: whether a session is live. A write looks the session up each time. A read accepts
 * a result of up to {@link #FRESH} ago, so that reads cost no statement for it. While the database
 * is unavailable no session can end; then the last result holds, and a session without one counts
 * as live until its access token expires.
 */
@ApplicationScoped
public class LiveSessions {

  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final int MAX_SIZE = 10_000;

  private final Cache<UUID, Lookup> lookups = Caffeine.newBuilder().maximumSize(MAX_SIZE).build();

  @Inject private SessionStore sessions;

  /** Looks the session up, and returns its user; empty if the session is not live. */
  public Optional<SignedInUser> find(UUID session) {
    Optional<SignedInUser> found = sessions.find(session);
    lookups.put(session, new Lookup(found.isPresent(), Instant.now()));
    return found;
  }

  /** Whether a lookup of up to {@link #FRESH} ago found the session live. Never looks it up. */
  boolean isKnownToBeLive(UUID session) {
    Lookup last = lookups.getIfPresent(session);
    return last != null && last.isFresh() && last.isLive();
  }

  /** Whether the session is live by a lookup of up to {@link #FRESH} ago. */
  public boolean wasLiveRecently(UUID session) {
    Lookup last = lookups.getIfPresent(session);
    if (last != null && last.isFresh()) {
      return last.isLive();
    }
    try {
      return find(session).isPresent();
    } catch (DatabaseUnavailable e) {
      return last == null || last.isLive();
    }
  }

  private record Lookup(boolean isLive, Instant at) {

    boolean isFresh() {
      return Instant.now().isBefore(at.plus(FRESH));
    }
  }
}
