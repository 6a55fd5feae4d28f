package dev.plinth.runtime.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plinth.runtime.redis.Redis;
import dev.plinth.runtime.redis.RedisAway;
import dev.plinth.runtime.redis.Script;
import dev.plinth.runtime.redis.ScriptCall;
import dev.plinth.runtime.representation.Keyset;
import dev.plinth.runtime.representation.Origin;
import dev.plinth.runtime.representation.Origin.Source;
import dev.plinth.runtime.representation.Snapshot;
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
class Entries {

  /** Longer than any transaction takes: PostgreSQL ends those that are idle for 10 s. */
  private static final Duration LONGEST_WRITE = Duration.ofSeconds(30);

  /** Longer than a read of the database takes, and not longer than needed. */
  private static final Duration LONGEST_READ = Duration.ofSeconds(10);

  private static final byte[] NOTHING = {};

  @Inject private Redis redis;

  @Inject
  @ConfigProperty(name = "REDIS_TTL")
  private int secondsToLive;

  /**
   * What was found.
   *
   * @param hit the current entry; null if there is none
   * @param nonce to store one with; null if somebody is changing it
   */
  record Look(Snapshot hit, byte[] nonce) {}

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
  Look lookup(Key key, Lease lease, String nonce) throws RedisAway {
    List<?> answer =
        (List<?>)
            run(
                lease.run(),
                Script.LOOKUP,
                key,
                number(lease.generation()),
                bytes(nonce),
                number(LONGEST_READ.toMillis()),
                bytes(Snapshot.FORMAT));
    return switch (text(answer.get(0))) {
      case "hit" ->
          new Look(
              snapshot(
                  answer.subList(1, 4),
                  new Origin(
                      Source.CACHE,
                      Duration.ofSeconds((Long) answer.get(4)),
                      Duration.ofMillis((Long) answer.get(5)))),
              null);
      case "miss" -> new Look(null, (byte[]) answer.get(1));
      default -> new Look(null, null);
    };
  }

  /** Returns whatever there is of an entry. */
  Optional<Snapshot> stale(Key key) throws RedisAway {
    List<?> answer = (List<?>) run(redis.run(), Script.STALE, key);
    return answer == null
        ? Optional.empty()
        : Optional.of(
            snapshot(
                answer.subList(0, 3),
                new Origin(
                    Source.STALE_CACHE, Duration.ofSeconds((Long) answer.get(3)), Duration.ZERO)));
  }

  /**
   * Stores what was read, if nobody wrote since the look.
   *
   * @param version the entity's version; empty for a list
   */
  Outcome fill(Key key, Lease lease, byte[] nonce, String version, Snapshot found)
      throws RedisAway {
    return Outcome.of(
        run(
            lease.run(),
            Script.FILL,
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
  void announce(Write write) throws RedisAway {
    Lease lease = write.lease();
    all(
        lease.run(),
        write.changes(),
        change ->
            change.key().isOfList()
                ? call(
                    Script.LIST,
                    change.key(),
                    bytes(write.name()),
                    number(LONGEST_WRITE.toSeconds()))
                : call(
                    Script.MARK,
                    change.key(),
                    number(change.version()),
                    number(lease.generation()),
                    number(LONGEST_WRITE.toMillis()),
                    bytes(change.isRemoval() ? "removed" : "")));
  }

  /** After a commit: says what the entries are now. */
  List<Outcome> publish(Write write) throws RedisAway {
    Lease lease = write.lease();
    return all(
            lease.run(),
            write.changes(),
            change ->
                change.key().isOfList()
                    ? call(Script.LIST, change.key(), bytes(write.name()), number(0))
                    : call(
                        Script.PUBLISH,
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

  private Object run(String run, Script script, Key key, byte[]... arguments) throws RedisAway {
    return redis.evaluate(run, call(script, key, arguments));
  }

  private List<Object> all(String run, List<Change> changes, Function<Change, ScriptCall> call)
      throws RedisAway {
    return redis.evaluateAll(run, changes.stream().map(call).toList());
  }

  private static ScriptCall call(Script script, Key key, byte[]... arguments) {
    return new ScriptCall(script, key.names(), List.of(arguments));
  }

  private static Snapshot snapshot(List<?> fields, Origin origin) {
    return new Snapshot(
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
