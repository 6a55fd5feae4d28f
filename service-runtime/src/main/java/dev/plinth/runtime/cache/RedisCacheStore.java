package dev.plinth.runtime.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plinth.runtime.redis.RedisExecutor;
import dev.plinth.runtime.redis.RedisScript;
import dev.plinth.runtime.redis.RedisUnavailable;
import dev.plinth.runtime.redis.ScriptCall;
import dev.plinth.runtime.representation.CacheOutcome;
import dev.plinth.runtime.representation.CacheOutcome.Source;
import dev.plinth.runtime.representation.Keyset;
import dev.plinth.runtime.representation.Representation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The entries in Redis, by the steps that keep them right. */
@ApplicationScoped
class RedisCacheStore {

  /** Longer than any transaction takes: PostgreSQL ends those that are idle for 10 s. */
  private static final Duration LONGEST_WRITE = Duration.ofSeconds(30);

  /** Longer than a read of the database takes, and not longer than needed. */
  private static final Duration LONGEST_READ = Duration.ofSeconds(10);

  private static final byte[] NOTHING = {};

  @Inject private RedisExecutor redis;

  @Inject
  @ConfigProperty(name = "REDIS_TTL")
  private int secondsToLive;

  /**
   * What was found.
   *
   * @param hit the current entry; null if there is none
   * @param nonce to store one with; null if somebody is changing it
   */
  record Look(Representation hit, byte[] nonce) {}

  /** What became of something that was to be stored. */
  enum Outcome {
    /** It is stored. */
    STORED,
    /** The same was there already. */
    KEPT,
    /** Somebody wrote meanwhile. */
    REFUSED,
    /** Something later is there. */
    NEWER,
    /** What was there before has been taken out meanwhile, by Redis or a writer. */
    GONE;

    static Outcome of(Object answer) {
      return valueOf(text(answer).toUpperCase(Locale.ROOT));
    }
  }

  /** Looks for an entry that is current under a lease. */
  Look lookup(CacheKey key, Lease lease, String nonce) throws RedisUnavailable {
    List<?> answer =
        (List<?>)
            run(
                lease.run(),
                RedisScript.LOOKUP,
                key,
                number(lease.generation()),
                bytes(nonce),
                number(LONGEST_READ.toMillis()),
                bytes(Representation.FORMAT));
    return switch (text(answer.get(0))) {
      case "hit" ->
          new Look(
              snapshot(
                  answer.subList(1, 4),
                  new CacheOutcome(
                      Source.CACHE,
                      Duration.ofSeconds((Long) answer.get(4)),
                      Duration.ofMillis((Long) answer.get(5)))),
              null);
      case "miss" -> new Look(null, (byte[]) answer.get(1));
      default -> new Look(null, null);
    };
  }

  /** Returns whatever there is of an entry. */
  Optional<Representation> stale(CacheKey key) throws RedisUnavailable {
    List<?> answer = (List<?>) run(redis.run(), RedisScript.STALE, key);
    return answer == null
        ? Optional.empty()
        : Optional.of(
            snapshot(
                answer.subList(0, 3),
                new CacheOutcome(
                    Source.STALE_CACHE, Duration.ofSeconds((Long) answer.get(3)), Duration.ZERO)));
  }

  /**
   * Stores what was read, if nobody wrote since the look.
   *
   * @param version the entity's version; empty for a list
   */
  Outcome fill(CacheKey key, Lease lease, byte[] nonce, String version, Representation found)
      throws RedisUnavailable {
    return Outcome.of(
        run(
            lease.run(),
            RedisScript.FILL,
            key,
            number(lease.generation()),
            nonce,
            bytes(version),
            bytes(found.tag()),
            bytes(place(found.next())),
            found.json(),
            life()));
  }

  /** Before a commit: says that entries are about to change. */
  void announce(PendingWrite write) throws RedisUnavailable {
    Lease lease = write.lease();
    all(
        lease.run(),
        write.changes(),
        change ->
            change.key().isOfList()
                ? call(
                    RedisScript.LIST,
                    change.key(),
                    bytes(write.name()),
                    number(LONGEST_WRITE.toSeconds()))
                : call(
                    RedisScript.MARK,
                    change.key(),
                    number(change.version()),
                    number(lease.generation()),
                    number(LONGEST_WRITE.toMillis()),
                    bytes(change.isRemoval() ? "removed" : "")));
  }

  /** After a commit: says what the entries are now. */
  List<Outcome> publish(PendingWrite write) throws RedisUnavailable {
    Lease lease = write.lease();
    return all(
            lease.run(),
            write.changes(),
            change ->
                change.key().isOfList()
                    ? call(RedisScript.LIST, change.key(), bytes(write.name()), number(0))
                    : call(
                        RedisScript.PUBLISH,
                        change.key(),
                        number(change.version()),
                        number(lease.generation()),
                        change.now() == null ? NOTHING : bytes(change.now().tag()),
                        change.now() == null ? NOTHING : change.now().json(),
                        life()))
        .stream()
        .map(Outcome::of)
        .toList();
  }

  private byte[] life() {
    return number(secondsToLive * 1000L);
  }

  private Object run(String run, RedisScript script, CacheKey key, byte[]... arguments)
      throws RedisUnavailable {
    return redis.evaluate(run, call(script, key, arguments));
  }

  private List<Object> all(
      String run, List<CacheMutation> changes, Function<CacheMutation, ScriptCall> call)
      throws RedisUnavailable {
    return redis.evaluateAll(run, changes.stream().map(call).toList());
  }

  private static ScriptCall call(RedisScript script, CacheKey key, byte[]... arguments) {
    return new ScriptCall(script, key.names(), List.of(arguments));
  }

  private static Representation snapshot(List<?> fields, CacheOutcome origin) {
    return new Representation(
        (byte[]) fields.get(2), text(fields.get(0)), place(text(fields.get(1))), origin);
  }

  private static String place(Keyset place) {
    return place == null ? "" : place.createdAt() + " " + place.id();
  }

  private static Keyset place(String text) {
    int blank = text.indexOf(' ');
    return blank < 0
        ? null
        : new Keyset(
            Instant.parse(text.substring(0, blank)), UUID.fromString(text.substring(blank + 1)));
  }

  private static byte[] number(long number) {
    return bytes(Long.toString(number));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static String text(Object bytes) {
    return new String((byte[]) bytes, UTF_8);
  }
}
