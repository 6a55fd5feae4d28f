package dev.plinth.launcher.settings;

import dev.plinth.launcher.Failure;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The environment of a server that starts without {@code plinth up}: in a container, or as a domain
 * of Payara Server. Nothing is embedded there, so database, Redis and keys must be given.
 */
public final class StandaloneEnvironment {

  private static final List<Setting> OF_A_DOMAIN =
      List.of(
          Setting.ADMIN_PASSWORD,
          Setting.ADMIN_ADDRESS,
          Setting.PORT_BASE,
          Setting.DATA_GRID_HOST,
          Setting.DATA_GRID_PORT);

  private StandaloneEnvironment() {}

  /**
   * Reads and checks the variables of a container with Payara Micro.
   *
   * @return each variable that has a value, with defaults filled in
   * @throws Failure with a line for each value that is wrong
   */
  public static SortedMap<String, String> ofContainer(Map<String, String> environment) {
    return read(environment, List.of());
  }

  /**
   * Reads and checks the variables of a domain of Payara Server.
   *
   * @return each variable that has a value, with defaults filled in
   * @throws Failure with a line for each value that is wrong
   */
  public static SortedMap<String, String> ofDomain(Map<String, String> environment) {
    SortedMap<String, String> values = read(environment, OF_A_DOMAIN);
    // A domain has a folder of its own.
    values.remove(Setting.PLINTH_HOME.name());
    return values;
  }

  private static SortedMap<String, String> read(
      Map<String, String> environment, List<Setting> more) {
    Variables variables = new Variables(environment, Start.ALONE);
    Settings settings = Settings.read(variables);
    settings.keyFiles().ifPresent(files -> files.mustBeReadable(variables));
    SortedMap<String, String> values = new TreeMap<>();
    more.forEach(setting -> values.put(setting.name(), variables.text(setting)));
    variables.report();
    values.putAll(
        settings.environment(
            settings.database().orElseThrow(),
            settings.redis().orElseThrow(),
            settings.keyFiles().orElseThrow()));
    values.values().removeIf(String::isEmpty);
    return values;
  }
}
