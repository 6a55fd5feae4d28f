package dev.plinth.rest.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Finds the audience of a read in memory. */
@ApplicationScoped
public class Audiences {

  @Inject private VerificationKeys keys;
  @Inject private LiveSessions sessions;

  /**
   * Returns the audience that a caller belongs to; empty if the token is invalid, or its session
   * must be looked up first.
   *
   * @param authorization the field of the request; null if it has none
   */
  public Optional<Audience> of(String authorization) {
    return authorization == null
        ? Optional.of(Audience.ANONYMOUS)
        : keys.caller(authorization)
            .flatMap(sessions::knownReader)
            .map(caller -> caller.isAdmin() ? Audience.ADMINISTRATOR : Audience.USER);
  }
}
