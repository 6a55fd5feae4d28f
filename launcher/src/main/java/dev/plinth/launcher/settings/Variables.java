package dev.plinth.launcher.settings;

import dev.plinth.launcher.Failure;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * The environment, read one {@link Setting} at a time. A wrong value is noted and read as its
 * default, so that one reading finds everything that is wrong. A variable that is set to nothing
 * counts as not set.
 */
final class Variables {

  private static final String FOR_DEVELOPMENT = "only-for-development";

  private final Map<String, String> environment;
  private final Start start;
  private final Set<String> problems = new LinkedHashSet<>();

  Variables(Map<String, String> environment, Start start) {
    this.environment = environment;
    this.start = start;
  }

  /** What starts with them. */
  Start start() {
    return start;
  }

  /** What was wrong so far, one message each. */
  Set<String> problems() {
    return problems;
  }

  /**
   * Ends the reading.
   *
   * @throws Failure with a line for each value that is wrong
   */
  void report() {
    if (!problems.isEmpty()) {
      throw new Failure(List.copyOf(problems));
    }
  }

  boolean isProduction() {
    return has(Setting.APP_ENV.name(), AppEnv.PRODUCTION.toString());
  }

  /** The names of those that are set. */
  Set<String> given() {
    return environment.keySet().stream()
        .filter(this::isSet)
        .collect(Collectors.toUnmodifiableSet());
  }

  boolean isSet(Setting setting) {
    return isSet(setting.name());
  }

  boolean isSet(String name) {
    return value(name).isPresent();
  }

  boolean has(String name, String value) {
    return value(name).filter(value::equals).isPresent();
  }

  String text(Setting setting) {
    String name = setting.name();
    Optional<String> value = value(name);
    if (value.isEmpty()) {
      setting.needs().stream()
          .filter(need -> need.holds().test(this))
          .findFirst()
          .ifPresent(need -> problems.add(name + " is not set, and must be when " + need.words()));
    }
    return value.filter(it -> isRight(setting, it)).orElse(setting.defaultValue());
  }

  private boolean isRight(Setting setting, String value) {
    boolean right = isAllowed(setting.name(), setting.rule(), value);
    if (setting.rule() == Rule.PASSWORD && value.equals(FOR_DEVELOPMENT) && isProduction()) {
      problems.add(setting + " is the one for development: set one of your own");
    }
    return right;
  }

  private boolean isAllowed(String name, Rule rule, String value) {
    boolean allowed = rule.allows().test(value);
    if (!allowed) {
      problems.add(rule.message().formatted(name, value));
    }
    return allowed;
  }

  int number(Setting setting) {
    return Integer.parseInt(text(setting));
  }

  /** The port of a service. */
  int port(ServiceSetting setting) {
    return value(setting.name())
        .filter(it -> isAllowed(setting.name(), Rule.PORT, it))
        .map(Integer::parseInt)
        .orElse(setting.defaultPort());
  }

  boolean flag(Setting setting) {
    return Boolean.parseBoolean(text(setting));
  }

  /** Numbers by their names, of which no two may be the same. */
  void mustDiffer(SortedMap<String, Integer> numbers) {
    numbers.forEach(
        (name, number) ->
            numbers.tailMap(name + '\0').entrySet().stream()
                .filter(other -> other.getValue().equals(number))
                .map(
                    other ->
                        "%s and %s are both %d, and must differ"
                            .formatted(name, other.getKey(), number))
                .forEach(problems::add));
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }
}
