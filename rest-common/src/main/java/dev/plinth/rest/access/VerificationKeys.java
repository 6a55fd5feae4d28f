package dev.plinth.rest.access;

import static java.lang.System.Logger.Level.WARNING;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.JsonWebKeySet;

/**
 * The public keys that verify access tokens, from a file. The service reads it when it starts, and
 * again every 5 minutes: from then on it accepts tokens of a new key, and refuses those of a
 * removed one.
 */
@ApplicationScoped
public class VerificationKeys {

  private static final System.Logger LOG = System.getLogger(VerificationKeys.class.getName());

  /** RFC 6750, section 2.1. */
  private static final String SCHEME = "Bearer ";

  private static final Duration INTERVAL = Duration.ofMinutes(5);

  @Inject
  @ConfigProperty(name = "JWT_KEY_SET_FILE")
  private String file;

  @Inject
  @ConfigProperty(name = "mp.jwt.verify.issuer")
  private String issuer;

  @Inject
  @ConfigProperty(name = "mp.jwt.verify.audiences")
  private String audience;

  private final AtomicLong readAt = new AtomicLong();
  private volatile TokenVerifier verifier;

  /** For CDI. */
  public VerificationKeys() {}

  VerificationKeys(Path file, String issuer, String audience) {
    this.file = file.toString();
    this.issuer = issuer;
    this.audience = audience;
    load(file);
  }

  /** Reads the keys, so that the service doesn't start without them. */
  void load(@Observes @Initialized(ApplicationScoped.class) Object start) {
    readAt.set(System.nanoTime());
    verifier = verifier(KeySetFile.read(Path.of(file)));
  }

  /**
   * Returns the caller that an {@code Authorization} field names; empty if it has no valid token.
   */
  public Optional<Caller> caller(String credentials) {
    return credentials.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? verifier().verify(credentials.substring(SCHEME.length()).strip())
        : Optional.empty();
  }

  private TokenVerifier verifier(JsonWebKeySet keys) {
    return new TokenVerifier(keys, issuer, audience);
  }

  /**
   * Returns the verifier with the current keys. One of the callers reads the file when it is due.
   */
  TokenVerifier verifier() {
    long last = readAt.get();
    long now = System.nanoTime();
    if (now - last >= INTERVAL.toNanos() && readAt.compareAndSet(last, now)) {
      reload();
    }
    return verifier;
  }

  /** Reads the file again. A verifier remembers tokens, so the same keys keep theirs. */
  void reload() {
    try {
      JsonWebKeySet keys = KeySetFile.read(Path.of(file));
      if (!verifier.has(keys)) {
        verifier = verifier(keys);
      }
    } catch (IllegalStateException e) {
      LOG.log(WARNING, "The service continues with the keys that it has read before", e);
    }
  }
}
