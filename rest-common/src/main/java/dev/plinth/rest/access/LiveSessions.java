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
 * Live sessions: the caller that a token names, as current as the database. The service holds
 * sessions in its memory, and otherwise looks them up.
 *
 * <p>While it can't hold them, because Redis is unavailable, a read accepts a lookup of up to
 * {@link #FRESH} ago. While the database is unavailable no session can end; then the last lookup
 * holds, and a session without one counts as live until its access token expires.
 *
 * <p>What the response cache calls is public: CDI's proxy calls only public methods without
 * reflection.
 */
@ApplicationScoped
public class LiveSessions {

  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final int MAX_SIZE = 10_000;

  private final Cache<UUID, Lookup> lookups = Caffeine.newBuilder().maximumSize(MAX_SIZE).build();

  @Inject private SessionStore sessions;

  /**
   * A lookup in the database.
   *
   * @param caller empty if the session was not live
   * @param freshUntil until when a read may accept it
   */
  private record Lookup(Optional<Caller> caller, Instant freshUntil) {}

  /** Returns the caller of a write; empty if the session is not live. */
  public Optional<Caller> writer(Caller token) {
    Optional<Caller> held = held(token);
    return held.isPresent() ? held : lookUp(token);
  }

  /** Returns the caller of a read; empty if the session is not live. */
  public Optional<Caller> reader(Caller token) {
    Optional<Caller> held = held(token);
    if (held.isPresent()) {
      return held;
    }
    Optional<Lookup> recent = recent(token);
    if (recent.isPresent()) {
      return recent.get().caller();
    }
    try {
      return lookUp(token);
    } catch (DatabaseUnavailable e) {
      Lookup last = lookups.getIfPresent(token.session());
      return last == null ? Optional.of(token) : last.caller();
    }
  }

  /** Returns the caller of a read; empty if the session is not live, or must be looked up. */
  public Optional<Caller> knownReader(Caller token) {
    Optional<Caller> held = held(token);
    return held.isPresent() ? held : recent(token).flatMap(Lookup::caller);
  }

  private Optional<Caller> held(Caller token) {
    return sessions.held(token.session()).flatMap(user -> caller(token, user));
  }

  /** Returns a lookup that a read may accept. There is none while this service holds sessions. */
  private Optional<Lookup> recent(Caller token) {
    return Optional.ofNullable(lookups.getIfPresent(token.session()))
        .filter(last -> Instant.now().isBefore(last.freshUntil()) && !sessions.isHolding());
  }

  /**
   * Looks the session up. A result from while this service holds sessions is not accepted later:
   * the session may end, and this service may have known that.
   */
  private Optional<Caller> lookUp(Caller token) {
    Duration fresh = sessions.isHolding() ? Duration.ZERO : FRESH;
    Optional<Caller> found = sessions.find(token.session()).flatMap(user -> caller(token, user));
    lookups.put(token.session(), new Lookup(found, Instant.now().plus(fresh)));
    return found;
  }

  /** The database has the current name and role; the token may have old ones. */
  private static Optional<Caller> caller(Caller token, SignedInUser user) {
    return token.is(user.id())
        ? Optional.of(new Caller(user.id(), user.username(), user.session(), user.isAdmin()))
        : Optional.empty();
  }
}
