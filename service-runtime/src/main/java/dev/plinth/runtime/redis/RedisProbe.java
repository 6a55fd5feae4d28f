package dev.plinth.runtime.redis;

import dev.plinth.runtime.availability.Dependency;
import dev.plinth.runtime.availability.DependencyProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Health probe of Redis. It runs every command that the services run: Redis may refuse those and
 * still answer a PING.
 */
@ApplicationScoped
class RedisProbe implements DependencyProbe {

  /** Keys with the names of a cached list, of a rate limit, and of a member's inbox. */
  private static final List<byte[]> KEYS =
      Stream.of(
              "plinth:1:probe",
              "plinth:1:probe:writers",
              "plinth:limit:probe",
              "plinth:1:inbox:probe")
          .map(key -> key.getBytes(StandardCharsets.US_ASCII))
          .toList();

  @Inject private RedisExecutor redis;

  @Override
  public Dependency dependency() {
    return Dependency.REDIS;
  }

  /** Never gives up: services work without Redis. */
  @Override
  public int maxAttempts() {
    return -1;
  }

  @Override
  public void check() {
    redis.probe(new ScriptCall(RedisScript.PROBE, KEYS, List.of()));
  }

  @Override
  public void prepare() {
    redis.refusals().requireQuiet();
  }

  @Override
  public String reason(Throwable failure) {
    return failure instanceof JedisDataException refusal
        ? RedisErrors.reason(refusal)
        : DependencyProbe.super.reason(failure);
  }
}
