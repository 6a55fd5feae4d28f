package dev.plinth.runtime.redis;

import static java.lang.System.Logger.Level.WARNING;

import dev.plinth.runtime.availability.Availability;
import dev.plinth.runtime.availability.Dependency;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.providers.PooledConnectionProvider;
import redis.clients.jedis.util.KeyValue;

/** Runs Lua scripts in Redis, on pooled connections that are opened when needed. */
@ApplicationScoped
public class RedisExecutor {

  private static final System.Logger LOG = System.getLogger(RedisExecutor.class.getName());

  /** In leases: every lease from before a refusal has expired when Redis is used again. */
  private static final int QUIET_LEASES = 2;

  @Inject
  @ConfigProperty(name = "plinth.redis.pool-size")
  private int poolSize;

  @Inject
  @ConfigProperty(name = "plinth.redis.timeout")
  private Duration timeout;

  @Inject
  @ConfigProperty(name = "plinth.redis.max-wait")
  private Duration maxWait;

  @Inject
  @ConfigProperty(name = "plinth.cache.lease")
  private Duration lease;

  @Inject private RedisConfig login;
  @Inject private Availability availability;

  private RedisConnections connections;
  private RedisClient client;
  private RedisRefusals refusals;

  @PostConstruct
  void open() {
    refusals = new RedisRefusals(lease.multipliedBy(QUIET_LEASES));
    connections = new RedisConnections(login.address(), login.config(timeout));
    client =
        RedisClient.builder()
            .connectionProvider(new PooledConnectionProvider(connections, pool()))
            .build();
  }

  private ConnectionPoolConfig pool() {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(poolSize);
    pool.setMaxIdle(poolSize);
    pool.setMaxWait(maxWait);
    return pool;
  }

  @PreDestroy
  void close() {
    client.close();
  }

  /** Replaces the connections: Redis may refuse the command on these connections only. */
  private void note(JedisDataException refusal) {
    refusals.note(refusal);
    connections.renew();
  }

  /** Returns the recent refusals of Redis. */
  public RedisRefusals refusals() {
    return refusals;
  }

  /** Returns whether Redis counts as up, without asking it. */
  public boolean isUp() {
    return availability.of(Dependency.REDIS).isUp();
  }

  /** Returns whether Redis counts as up and is this run, without asking it. */
  public boolean isUp(String runId) {
    return isUp() && runId != null && runId.equals(runId());
  }

  /** Returns the {@code run_id} of Redis; null before the first connection. */
  public String runId() {
    return connections.runId();
  }

  /**
   * Runs a script. After a failure no request uses Redis until a probe has succeeded, so a silent
   * Redis costs one timeout, not one for each request.
   *
   * @param runId the run of Redis that must answer
   * @throws RedisUnavailable if Redis does not answer, refuses, or is another run
   */
  public Object evaluate(String runId, ScriptCall call) throws RedisUnavailable {
    return execute(runId, call.keys(), client -> evaluate(client, call));
  }

  /**
   * Runs scripts in one round trip, as {@link #evaluate} does.
   *
   * @return the answers in the order of the calls
   */
  public List<Object> evaluateAll(String runId, List<ScriptCall> calls) throws RedisUnavailable {
    List<byte[]> keys = calls.stream().flatMap(call -> call.keys().stream()).toList();
    return execute(runId, keys, client -> evaluateAll(client, calls));
  }

  /**
   * Removes the first item of a list, and waits for an item while the list is empty. There is no
   * retry: the caller must learn of a cut, because the item may be lost with the connection. A
   * failure says nothing about other commands on other connections, so Redis stays up.
   *
   * @return the item; empty if none came in the length of a poll
   * @throws RedisUnavailable if the command fails, or Redis is down or is another run
   */
  public Optional<byte[]> pop(String runId, byte[] list) throws RedisUnavailable {
    requireRun(runId);
    KeyValue<byte[], byte[]> popped;
    try {
      popped = onOwnKeys(List.of(list), client -> client.blpop(pollSeconds(), list));
    } catch (JedisException e) {
      throw new RedisUnavailable(e);
    }
    requireRun(runId);
    return Optional.ofNullable(popped).map(KeyValue::getValue);
  }

  private double pollSeconds() {
    return RedisConfig.poll(timeout).toMillis() / 1000.0;
  }

  private static Object evaluate(RedisClient client, ScriptCall call) {
    return client.evalsha(call.script().sha(), call.keys(), call.arguments());
  }

  private static List<Object> evaluateAll(RedisClient client, List<ScriptCall> calls) {
    List<Response<Object>> answers = new ArrayList<>();
    try (Pipeline pipeline = client.pipelined()) {
      for (ScriptCall call : calls) {
        answers.add(pipeline.evalsha(call.script().sha(), call.keys(), call.arguments()));
      }
    }
    return answers.stream().map(Response::get).toList();
  }

  /** Runs the script of the probe, even if Redis counts as down. */
  void probe(ScriptCall call) {
    try {
      onLiveConnection(call.keys(), client -> evaluate(client, call));
    } catch (JedisDataException e) {
      note(e);
      throw e;
    }
  }

  private <T> T execute(String runId, List<byte[]> keys, Function<RedisClient, T> command)
      throws RedisUnavailable {
    requireRun(runId);
    T answer;
    try {
      answer = onLiveConnection(keys, command);
    } catch (JedisConnectionException e) {
      availability.suspect(Dependency.REDIS, e);
      throw new RedisUnavailable(e);
    } catch (JedisDataException e) {
      note(e);
      availability.suspect(Dependency.REDIS, e);
      throw new RedisUnavailable(e);
    } catch (JedisException e) {
      throw new RedisUnavailable(e);
    }
    requireRun(runId);
    return answer;
  }

  private void requireRun(String runId) throws RedisUnavailable {
    if (!isUp(runId)) {
      throw new RedisUnavailable(null);
    }
  }

  /**
   * Retries once on a new connection. A pooled connection may have ended long before it is used,
   * and the others with it; or Redis has lost its scripts, which each new connection loads. All
   * scripts are safe to repeat. After a long wait there is no retry.
   */
  private <T> T onLiveConnection(List<byte[]> keys, Function<RedisClient, T> command) {
    long start = System.nanoTime();
    try {
      return onOwnKeys(keys, command);
    } catch (JedisConnectionException | JedisNoScriptException e) {
      connections.renew();
      if (System.nanoTime() - start > timeout.toNanos() / 2) {
        throw e;
      }
      return onOwnKeys(keys, command);
    }
  }

  /**
   * Deletes keys of another type, which no service wrote, and retries. Any entry may be lost at any
   * time; a key of another type would make each write to it fail.
   */
  private <T> T onOwnKeys(List<byte[]> keys, Function<RedisClient, T> command) {
    try {
      return command.apply(client);
    } catch (JedisDataException e) {
      if (!RedisErrors.isOfOtherType(e)) {
        throw e;
      }
      client.del(keys.toArray(byte[][]::new));
      LOG.log(WARNING, "removed a key of another type from Redis: something else writes plinth:*");
      return command.apply(client);
    }
  }
}
