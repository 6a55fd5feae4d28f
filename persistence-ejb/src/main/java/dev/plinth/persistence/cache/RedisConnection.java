package dev.plinth.persistence.cache;

import dev.plinth.persistence.availability.Dependency;
import dev.plinth.persistence.availability.Probe;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;

/** The pooled connections to Redis. They are opened when they are needed. */
@ApplicationScoped
class RedisConnection implements Probe {

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

  private RedisClient client;

  @PostConstruct
  void open() {
    int millis = Math.toIntExact(timeout.toMillis());
    client =
        RedisClient.builder()
            .hostAndPort(host, port)
            .clientConfig(
                DefaultJedisClientConfig.builder()
                    .password(password.orElse(null))
                    .clientName("plinth")
                    .connectionTimeoutMillis(millis)
                    .socketTimeoutMillis(millis)
                    .build())
            .poolConfig(pool())
            .build();
  }

  private ConnectionPoolConfig pool() {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(poolSize);
    pool.setMaxIdle(poolSize);
    pool.setMaxWait(maxWait);
    // A connection that Redis has closed meanwhile is noticed before it is used.
    pool.setTestOnBorrow(true);
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
    client.ping();
  }
}
