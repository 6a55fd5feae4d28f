package dev.plinth.server.status;

import static dev.plinth.server.status.StatusReport.JSON;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The variables that the server runs with, and where each comes from. Secrets are masked. */
final class EffectiveConfiguration {

  /** A list of names with origins, from the launcher. */
  private static final String ORIGINS = "PLINTH_ORIGINS";

  private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|SECRET).*");
  private static final Pattern USER_OF_ADDRESS = Pattern.compile("//[^/@]*@");
  private static final String MASK = "•••";

  private EffectiveConfiguration() {}

  /**
   * Returns {@code name}, {@code value} and {@code origin} of each variable; none if no launcher
   * started the server.
   *
   * @param environment the variables of the process
   */
  static JsonArray json(Map<String, String> environment) {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    Stream.of(environment.getOrDefault(ORIGINS, "").split(","))
        .map(entry -> entry.split("="))
        .filter(entry -> entry.length == 2)
        .forEach(
            entry ->
                array.add(
                    JSON.createObjectBuilder()
                        .add("name", entry[0])
                        .add("value", shown(entry[0], environment.getOrDefault(entry[0], "")))
                        .add("origin", entry[1])));
    return array.build();
  }

  private static String shown(String name, String value) {
    return SECRET.matcher(name).matches()
        ? MASK
        : USER_OF_ADDRESS.matcher(value).replaceAll("//" + MASK + "@");
  }
}
