package dev.plinth.runtime.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plinth.runtime.redis.RedisExecutor;
import dev.plinth.runtime.redis.RedisScript;
import dev.plinth.runtime.redis.RedisUnavailable;
import dev.plinth.runtime.redis.ScriptCall;
import dev.plinth.runtime.representation.CacheOutcome;
import dev.plinth.runtime.representation.CacheOutcome.Source;
import dev.plinth.runtime.representation.EntityTag;
import dev.plinth.runtime.representation.Keyset;
import dev.plinth.runtime.representation.Representation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The cache's entries in Redis. Each step of the cache protocol is one Lua script. */
@ApplicationScoped
class RedisCacheStore {

  /** Longer than any transaction: PostgreSQL ends transactions that are idle for 10 s. */
  private static final Duration MARK_TIME_TO_LIVE = Duration.ofSeconds(30);

  /** Longer than any read of the database. */
  private static final Duration NONCE_TIME_TO_LIVE = Duration.ofSeconds(10);

  private static final byte[] NOTHING = {};

  @Inject private RedisExecutor redis;

  @Inject
  @ConfigProperty(name = "REDIS_TTL")
  private int ttlSeconds;

  /**
   * The result of a lookup.
   *
   * @param hit the current entry; null if there is none
   * @param nonce the nonce to fill the entry with; null if a write is pending
   */
  record Lookup(Representation hit, byte[] nonce) {}

  /** The result of storing a value. */
  enum FillResult {
    /** The value is stored. */
    STORED,
    /** The same value was already there. */
    KEPT,
    /** A concurrent write may have made the value outdated. */
    REFUSED,
    /** A later version is there. */
    NEWER,
    /** The mark or nonce is gone: Redis evicted it, or a writer removed the entry. */
    GONE;

    static FillResult of(Object answer) {
      return valueOf(text(answer).toUpperCase(Locale.ROOT));
    }
  }

  /** Returns an entry that is current under a lease, or leaves a nonce to fill it with. */
  Lookup lookup(CacheKey key, Lease lease) throws RedisUnavailable {
    List<?> answer =
        (List<?>)
            evaluate(
                lease.runId(),
                RedisScript.LOOKUP,
                key,
                number(lease.generation()),
                bytes(nonce()),
                number(NONCE_TIME_TO_LIVE.toMillis()),
                bytes(EntityTag.FORMAT));
    return switch (text(answer.get(0))) {
      case "hit" ->
          new Lookup(
              representation(
                  answer.subList(1, 4),
                  new CacheOutcome(
                      Source.CACHE,
                      Duration.ofSeconds((Long) answer.get(4)),
                      Duration.ofMillis((Long) answer.get(5)))),
              null);
      case "miss" -> new Lookup(null, (byte[]) answer.get(1));
      default -> new Lookup(null, null);
    };
  }

  /** Returns a nonce. It must be unique; it need not be hard to guess. */
  private static String nonce() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
  }

  /** Returns an entry even if it is outdated. */
  Optional<Representation> stale(CacheKey key) throws RedisUnavailable {
    List<?> answer = (List<?>) evaluate(redis.runId(), RedisScript.STALE, key);
    return answer == null
        ? Optional.empty()
        : Optional.of(
            representation(
                answer.subList(0, 3),
                new CacheOutcome(
                    Source.STALE_CACHE, Duration.ofSeconds((Long) answer.get(3)), Duration.ZERO)));
  }

  /**
   * Stores a loaded value, unless it was written since the lookup.
   *
   * @param version the entity's version; empty for a list
   */
  FillResult fill(CacheKey key, Lease lease, byte[] nonce, String version, Representation found)
      throws RedisUnavailable {
    return FillResult.of(
        evaluate(
            lease.runId(),
            RedisScript.FILL,
            key,
            number(lease.generation()),
            nonce,
            bytes(version),
            bytes(found.tag()),
            bytes(format(found.next())),
            found.json(),
            timeToLive()));
  }

  /**
   * Checks whether a value that Redis must not have may be held in memory: it may unless a writer
   * began since the lookup.
   */
  FillResult check(CacheKey key, Lease lease, byte[] nonce) throws RedisUnavailable {
    return FillResult.of(
        evaluate(
            lease.runId(),
            RedisScript.FILL,
            key,
            number(lease.generation()),
            nonce,
            NOTHING,
            NOTHING,
            NOTHING,
            NOTHING,
            timeToLive()));
  }

  /**
   * Marks the entries of a write as pending, before its commit.
   *
   * @param others calls for the same round trip
   */
  void mark(PendingWrite write, List<ScriptCall> others) throws RedisUnavailable {
    Lease lease = write.lease();
    List<ScriptCall> calls = new ArrayList<>();
    for (CacheMutation mutation : write.mutations()) {
      calls.add(mark(write, lease, mutation));
    }
    calls.addAll(others);
    redis.evaluateAll(lease.runId(), calls);
  }

  private static ScriptCall mark(PendingWrite write, Lease lease, CacheMutation mutation) {
    return mutation.key().isVersioned()
        ? call(
            RedisScript.MARK,
            mutation.key(),
            number(mutation.version()),
            number(lease.generation()),
            number(MARK_TIME_TO_LIVE.toMillis()),
            bytes(mutation.isRemoval() ? "removed" : ""))
        : call(
            RedisScript.LIST,
            mutation.key(),
            bytes(write.id()),
            number(MARK_TIME_TO_LIVE.toSeconds()));
  }

  /** Publishes the new values of a write, after its commit. */
  List<FillResult> publish(PendingWrite write) throws RedisUnavailable {
    Lease lease = write.lease();
    List<ScriptCall> calls =
        write.mutations().stream().map(mutation -> publish(write, lease, mutation)).toList();
    return redis.evaluateAll(lease.runId(), calls).stream().map(FillResult::of).toList();
  }

  private ScriptCall publish(PendingWrite write, Lease lease, CacheMutation mutation) {
    return mutation.key().isVersioned()
        ? call(
            RedisScript.PUBLISH,
            mutation.key(),
            number(mutation.version()),
            number(lease.generation()),
            mutation.value() == null ? NOTHING : bytes(mutation.value().tag()),
            mutation.value() == null ? NOTHING : mutation.value().json(),
            timeToLive())
        : call(RedisScript.LIST, mutation.key(), bytes(write.id()), number(0));
  }

  /** Returns a value as a lookup would find it that has just been stored. */
  Representation stored(Representation value) {
    return value.from(
        new CacheOutcome(Source.CACHE, Duration.ZERO, Duration.ofSeconds(ttlSeconds)));
  }

  private byte[] timeToLive() {
    return number(ttlSeconds * 1000L);
  }

  private Object evaluate(String runId, RedisScript script, CacheKey key, byte[]... arguments)
      throws RedisUnavailable {
    return redis.evaluate(runId, call(script, key, arguments));
  }

  private static ScriptCall call(RedisScript script, CacheKey key, byte[]... arguments) {
    return new ScriptCall(script, key.names(), List.of(arguments));
  }

  private static Representation representation(List<?> fields, CacheOutcome outcome) {
    return new Representation(
        (byte[]) fields.get(2), text(fields.get(0)), parse(text(fields.get(1))), null, outcome);
  }

  /** Cached lists are sorted by time, and only their first pages are cached. */
  private static String format(Keyset keyset) {
    return keyset == null ? "" : keyset.key() + " " + keyset.id();
  }

  private static Keyset parse(String text) {
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
