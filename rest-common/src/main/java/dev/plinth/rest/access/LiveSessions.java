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
 * Whether sessions still count. Who changes something is looked up each time; for who only reads,
 * an answer of up to {@link #FRESH} ago will do, so that reading costs no statement of its own.
 * While the database is away nobody can end a session in it: then the last answer holds, and a
 * session that was never looked up counts until its access token expires.
 */
@ApplicationScoped
public class LiveSessions {

  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final int MOST = 10_000;

  private final Cache<UUID, Answer> answers = Caffeine.newBuilder().maximumSize(MOST).build();

  @Inject private SessionStore sessions;

  /** Returns whose session this is at this moment, as long as it counts. */
  public Optional<SignedInUser> find(UUID session) {
    Optional<SignedInUser> found = sessions.find(session);
    answers.put(session, new Answer(found.isPresent(), Instant.now()));
    return found;
  }

  /** Whether the session counted a short while ago. */
  public boolean countedLately(UUID session) {
    Answer last = answers.getIfPresent(session);
    if (last != null && last.isFresh()) {
      return last.counts();
    }
    try {
      return find(session).isPresent();
    } catch (DatabaseUnavailable e) {
      return last == null || last.counts();
    }
  }

  private record Answer(boolean counts, Instant at) {

    boolean isFresh() {
      return Instant.now().isBefore(at.plus(FRESH));
    }
  }
}
