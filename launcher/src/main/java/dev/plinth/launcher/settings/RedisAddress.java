package dev.plinth.launcher.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A Redis server and how to log in to it.
 *
 * @param host host name or address
 * @param port TCP port
 * @param username its user; empty means the default user
 * @param password the user's password; empty where it asks for none
 * @param tls whether the connection is encrypted and the server's certificate verified
 * @param authorities a PEM file with the certificates to verify it by; empty means Java's own
 */
public record RedisAddress(
    String host, int port, String username, String password, boolean tls, String authorities) {

  /**
   * Returns the address of a Redis on this machine.
   *
   * @param password of the default user
   */
  public static RedisAddress local(int port, String password) {
    return new RedisAddress("127.0.0.1", port, "", password, false, "");
  }

  /** The configured Redis, or empty where REDIS_HOST is not set. */
  static Optional<RedisAddress> read(Variables variables) {
    RedisAddress address =
        new RedisAddress(
            variables.text(Setting.REDIS_HOST),
            variables.number(Setting.REDIS_PORT),
            variables.text(Setting.REDIS_USERNAME),
            variables.text(Setting.REDIS_PASSWORD),
            variables.flag(Setting.REDIS_TLS),
            authorities(variables));
    return variables.isSet(Setting.REDIS_HOST) ? Optional.of(address) : Optional.empty();
  }

  private static String authorities(Variables variables) {
    String file = variables.text(Setting.REDIS_TLS_CA);
    return file.isEmpty() ? "" : Path.of(file).toAbsolutePath().toString();
  }

  /** The variables that make the server use it. */
  Map<String, String> environment() {
    return Map.of(
        "REDIS_HOST", host,
        "REDIS_PORT", Integer.toString(port),
        "REDIS_USERNAME", username,
        "REDIS_PASSWORD", password,
        "REDIS_TLS", Boolean.toString(tls),
        "REDIS_TLS_CA", authorities);
  }

  /** Its URL without the password. */
  @Override
  public String toString() {
    return (tls ? "rediss://" : "redis://") + host + ":" + port;
  }
}
