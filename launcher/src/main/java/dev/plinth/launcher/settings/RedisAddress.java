package dev.plinth.launcher.settings;

import java.util.Map;
import java.util.Optional;

/**
 * A Redis server and how to log in to it.
 *
 * @param host host name or address
 * @param port TCP port
 * @param password its password; empty where it asks for none
 */
public record RedisAddress(String host, int port, String password) {

  /** The configured Redis, or empty where REDIS_HOST is not set. */
  static Optional<RedisAddress> read(Variables variables, AppEnv appEnv) {
    RedisAddress address =
        new RedisAddress(
            variables.host("REDIS_HOST", appEnv == AppEnv.PRODUCTION, "APP_ENV is production"),
            variables.port("REDIS_PORT", 6379),
            variables.text("REDIS_PASSWORD", false, ""));
    return variables.isSet("REDIS_HOST") ? Optional.of(address) : Optional.empty();
  }

  /** The variables that make the server use it. */
  Map<String, String> environment() {
    return Map.of(
        "REDIS_HOST", host, "REDIS_PORT", Integer.toString(port), "REDIS_PASSWORD", password);
  }

  /** Its URL without the password. */
  @Override
  public String toString() {
    return "redis://" + host + ":" + port;
  }
}
