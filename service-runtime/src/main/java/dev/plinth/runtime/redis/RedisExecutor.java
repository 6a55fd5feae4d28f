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

/** Redis, by pooled connections that are opened when they are needed. */
@ApplicationScoped
public class RedisExecutor {

  private static final System.Logger LOG = System.getLogger(RedisExecutor.class.getName());

  /** In leases: no lease from before a refusal is left when Redis is used again. */
  private static final int CALM = 2;

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
    refusals = new RedisRefusals(lease.multipliedBy(CALM));
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

  /** New connections from here on: what is refused may be refused to these only. */
  private void note(JedisDataException refusal) {
    refusals.note(refusal);
    connections.renew();
  }

  /** Returns what Redis has refused of late. */
  public RedisRefusals refusals() {
    return refusals;
  }

  /** Returns whether Redis can be used, as far as one knows without asking it. */
  public boolean isUp() {
    return availability.of(Dependency.REDIS).isUp();
  }

  /** Returns the run of Redis that is asked, by the name that Redis gives it; null before. */
  public String run() {
    return connections.run();
  }

  /**
   * Runs a script. When Redis fails it is not asked again until a probe has succeeded, so that its
   * silence costs one time limit and not one for each request.
   *
   * @param run which run of Redis has to answer
   * @throws RedisUnavailable if it doesn't answer, or refuses
   */
  public Object evaluate(String run, ScriptCall call) throws RedisUnavailable {
    return ask(run, call.keys(), client -> evaluate(client, call));
  }

  /**
   * Runs scripts in one round trip, as {@link #evaluate} does.
   *
   * @return the answers in the order of the calls
   */
  public List<Object> evaluateAll(String run, List<ScriptCall> calls) throws RedisUnavailable {
    List<byte[]> keys = calls.stream().flatMap(call -> call.keys().stream()).toList();
    return ask(run, keys, client -> evaluateAll(client, calls));
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

  /** Runs the script of the probe, whether Redis counts as up or not. */
  void probe(ScriptCall call) {
    try {
      onASoundConnection(call.keys(), client -> evaluate(client, call));
    } catch (JedisDataException e) {
      note(e);
      throw e;
    }
  }

  private <T> T ask(String run, List<byte[]> keys, Function<RedisClient, T> question)
      throws RedisUnavailable {
    requireRun(run);
    T answer;
    try {
      answer = onASoundConnection(keys, question);
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
    requireRun(run);
    return answer;
  }

  private void requireRun(String run) throws RedisUnavailable {
    if (!isUp() || run == null || !run.equals(run())) {
      throw new RedisUnavailable(null);
    }
  }

  /**
   * A connection may have ended long before it is used, and then so have the others; Redis may also
   * have forgotten its scripts, which each new connection loads. Everything is safe to ask twice,
   * but not worth waiting for twice.
   */
  private <T> T onASoundConnection(List<byte[]> keys, Function<RedisClient, T> question) {
    long begun = System.nanoTime();
    try {
      return onKeysOfOurs(keys, question);
    } catch (JedisConnectionException | JedisNoScriptException e) {
      connections.renew();
      if (System.nanoTime() - begun > timeout.toNanos() / 2) {
        throw e;
      }
      return onKeysOfOurs(keys, question);
    }
  }

  /**
   * A key of another type is not from a service. It goes, as any entry may go at any time: left
   * there it would keep each write of it from Redis.
   */
  private <T> T onKeysOfOurs(List<byte[]> keys, Function<RedisClient, T> question) {
    try {
      return question.apply(client);
    } catch (JedisDataException e) {
      if (!RedisErrors.isOfOtherType(e)) {
        throw e;
      }
      client.del(keys.toArray(byte[][]::new));
      LOG.log(WARNING, "removed a key of another type from Redis: something else writes plinth:*");
      return question.apply(client);
    }
  }
}
