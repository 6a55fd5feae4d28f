package dev.plinth.launcher.settings;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the value of a variable of the server comes from. */
enum Origin {
  /** It was set. */
  ENVIRONMENT,
  /** It has a fixed default. */
  DEFAULT,
  /** Plinth chose it, such as the port of the embedded database. */
  AUTOMATIC;

  /**
   * Returns the origin of each variable, as a list of names with origins.
   *
   * @param environment the variables of the server
   * @param given the names of those that were set
   */
  static String list(Map<String, String> environment, Set<String> given) {
    return environment.entrySet().stream()
        .map(it -> it.getKey() + "=" + of(it.getKey(), it.getValue(), given))
        .sorted()
        .collect(Collectors.joining(","));
  }

  private static Origin of(String name, String value, Set<String> given) {
    if (given.contains(name)) {
      return ENVIRONMENT;
    }
    // Ports of the services and their list are no settings, and have a fixed default.
    return Stream.of(Setting.values())
            .filter(setting -> setting.name().equals(name))
            .allMatch(setting -> setting.defaultValue().equals(value))
        ? DEFAULT
        : AUTOMATIC;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
