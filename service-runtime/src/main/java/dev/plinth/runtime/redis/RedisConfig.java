package dev.plinth.runtime.redis;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.SslVerifyMode;

/** Configuration of the connection to Redis: address, login, timeouts and TLS. */
@ApplicationScoped
class RedisConfig {

  private static final String STORE_TYPE = "PKCS12";

  /** Certificates are not secret. */
  private static final char[] NO_PASSWORD = {};

  @Inject
  @ConfigProperty(name = "REDIS_HOST")
  private String host;

  @Inject
  @ConfigProperty(name = "REDIS_PORT")
  private int port;

  @Inject
  @ConfigProperty(name = "REDIS_USERNAME")
  private Optional<String> username;

  @Inject
  @ConfigProperty(name = "REDIS_PASSWORD")
  private Optional<String> password;

  @Inject
  @ConfigProperty(name = "REDIS_TLS")
  private boolean tls;

  @Inject
  @ConfigProperty(name = "REDIS_TLS_CA")
  private Optional<String> authorities;

  HostAndPort address() {
    return new HostAndPort(host, port);
  }

  /** Returns how long a command waits for an item of an empty list. */
  static Duration poll(Duration timeout) {
    return timeout.dividedBy(3);
  }

  /**
   * Returns the client's configuration.
   *
   * @param timeout for connecting, and for each answer; a command that waits has its poll in
   *     addition
   */
  JedisClientConfig config(Duration timeout) {
    int millis = Math.toIntExact(timeout.toMillis());
    int blockingMillis = Math.toIntExact(timeout.plus(poll(timeout)).toMillis());
    DefaultJedisClientConfig.Builder config =
        DefaultJedisClientConfig.builder()
            .user(username.orElse(null))
            .password(password.orElse(null))
            .clientName("plinth")
            .connectionTimeoutMillis(millis)
            .socketTimeoutMillis(millis)
            .blockingSocketTimeoutMillis(blockingMillis);
    return tls ? config.sslOptions(tls()).build() : config.build();
  }

  private SslOptions tls() {
    SslOptions.Builder options = SslOptions.builder().sslVerifyMode(SslVerifyMode.FULL);
    authorities
        .map(Path::of)
        .map(RedisConfig::trustStore)
        .ifPresent(
            store ->
                options
                    .trustStoreType(STORE_TYPE)
                    .truststore(() -> new ByteArrayInputStream(store), NO_PASSWORD));
    return options.build();
  }

  /** Returns the certificates of a PEM file as a PKCS #12 key store, which the client requires. */
  private static byte[] trustStore(Path file) {
    try (InputStream in = Files.newInputStream(file);
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      KeyStore store = KeyStore.getInstance(STORE_TYPE);
      store.load(null, null);
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("ca-" + store.size(), each);
      }
      store.store(out, NO_PASSWORD);
      return out.toByteArray();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("REDIS_TLS_CA has no readable certificates", e);
    }
  }
}
