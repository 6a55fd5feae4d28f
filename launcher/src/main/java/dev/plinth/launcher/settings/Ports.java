package dev.plinth.launcher.settings;

import java.util.Map;

/**
 * Where the server listens.
 *
 * @param users the users service
 * @param blogs the blogs service
 * @param operations health, metrics and the home page
 */
public record Ports(int users, int blogs, int operations) {

  static Ports read(Variables variables) {
    return new Ports(
        variables.number(Setting.USERS_PORT),
        variables.number(Setting.BLOGS_PORT),
        variables.number(Setting.OPS_PORT));
  }

  /** The ports by the variable that sets each. */
  Map<String, Integer> byVariable() {
    return Map.of("USERS_PORT", users, "BLOGS_PORT", blogs, "OPS_PORT", operations);
  }
}
