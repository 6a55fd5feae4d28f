package dev.plinth.launcher.settings;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
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
  static Optional<RedisAddress> read(Variables variables, AppEnv appEnv) {
    String username = variables.text("REDIS_USERNAME", false, "");
    RedisAddress address =
        new RedisAddress(
            variables.host("REDIS_HOST", appEnv == AppEnv.PRODUCTION, "APP_ENV is production"),
            variables.port("REDIS_PORT", 6379),
            username,
            variables.text("REDIS_PASSWORD", !username.isEmpty(), "REDIS_USERNAME is set"),
            variables.flag("REDIS_TLS", false),
            authorities(variables));
    return variables.isSet("REDIS_HOST") ? Optional.of(address) : Optional.empty();
  }

  private static String authorities(Variables variables) {
    String file = variables.text("REDIS_TLS_CA", false, "");
    if (file.isEmpty()) {
      return "";
    }
    try {
      Path path = Path.of(file).toAbsolutePath();
      if (Files.isReadable(path)) {
        return path.toString();
      }
    } catch (InvalidPathException e) {
      // Reported below, like a file that is not there.
    }
    variables.problems().add("REDIS_TLS_CA can't be read: " + file);
    return "";
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
