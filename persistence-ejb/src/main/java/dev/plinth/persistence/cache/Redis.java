package dev.plinth.persistence.cache;

import dev.plinth.persistence.availability.Availability;
import dev.plinth.persistence.availability.Dependency;
import dev.plinth.persistence.availability.Probe;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.providers.PooledConnectionProvider;

/** Redis, by pooled connections that are opened when they are needed. */
@ApplicationScoped
class Redis implements Probe {

  @Inject
  @ConfigProperty(name = "REDIS_HOST")
  private String host;

  @Inject
  @ConfigProperty(name = "REDIS_PORT")
  private int port;

  @Inject
  @ConfigProperty(name = "REDIS_PASSWORD")
  private Optional<String> password;

  @Inject
  @ConfigProperty(name = "plinth.redis.pool-size")
  private int poolSize;

  @Inject
  @ConfigProperty(name = "plinth.redis.timeout")
  private Duration timeout;

  @Inject
  @ConfigProperty(name = "plinth.redis.max-wait")
  private Duration maxWait;

  @Inject private Availability availability;

  private RedisConnections connections;
  private RedisClient client;

  @PostConstruct
  void open() {
    int millis = Math.toIntExact(timeout.toMillis());
    connections =
        new RedisConnections(
            new HostAndPort(host, port),
            DefaultJedisClientConfig.builder()
                .password(password.orElse(null))
                .clientName("plinth")
                .connectionTimeoutMillis(millis)
                .socketTimeoutMillis(millis)
                .build());
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

  @Override
  public Dependency dependency() {
    return Dependency.REDIS;
  }

  /** Never gives up: nothing depends on it. */
  @Override
  public int maxAttempts() {
    return -1;
  }

  @Override
  public void check() {
    onASoundConnection(RedisClient::ping);
  }

  /** Returns whether Redis can be used, as far as one knows without asking it. */
  boolean isUp() {
    return availability.of(Dependency.REDIS).isUp();
  }

  /** Returns the run of Redis that is asked, by the name that Redis gives it; null before. */
  String run() {
    return connections.run();
  }

  /**
   * Asks Redis. When it fails nobody asks it until a probe has succeeded, so that its silence costs
   * one time limit and not one for each request.
   *
   * @param run which run of Redis has to answer
   * @throws RedisAway if it doesn't
   */
  <T> T ask(String run, Function<RedisClient, T> question) throws RedisAway {
    requireRun(run);
    T answer;
    try {
      answer = onASoundConnection(question);
    } catch (JedisConnectionException e) {
      availability.suspect(Dependency.REDIS, e);
      throw new RedisAway(e);
    } catch (JedisException e) {
      throw new RedisAway(e);
    }
    requireRun(run);
    return answer;
  }

  private void requireRun(String run) throws RedisAway {
    if (!isUp() || run == null || !run.equals(run())) {
      throw new RedisAway(null);
    }
  }

  /**
   * A connection may have ended long before it is used, and then so have the others; Redis may also
   * have forgotten its scripts, which each new connection loads. Everything is safe to ask twice,
   * but not worth waiting for twice.
   */
  private <T> T onASoundConnection(Function<RedisClient, T> question) {
    long begun = System.nanoTime();
    try {
      return question.apply(client);
    } catch (JedisConnectionException | JedisNoScriptException e) {
      connections.renew();
      if (System.nanoTime() - begun > timeout.toNanos() / 2) {
        throw e;
      }
      return question.apply(client);
    }
  }
}
