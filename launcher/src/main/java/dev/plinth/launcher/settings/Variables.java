package dev.plinth.launcher.settings;

import dev.plinth.runtime.ratelimit.RateLimit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * The environment, read one typed variable at a time. A wrong value is noted and read as its
 * default, so that one reading finds everything that is wrong. A variable that is set to nothing
 * counts as not set.
 */
final class Variables {

  private static final Pattern HOST = Pattern.compile("[\\p{Alnum}._:-]+");

  private static final Pattern URL = Pattern.compile("https?://[^\\s/]+(/\\S*)?");

  private final Map<String, String> environment;
  private final List<String> problems = new ArrayList<>();

  Variables(Map<String, String> environment) {
    this.environment = environment;
  }

  /** What was wrong so far, one message each. */
  List<String> problems() {
    return problems;
  }

  boolean isSet(String name) {
    return value(name).isPresent();
  }

  String text(String name, boolean required, String why) {
    Optional<String> value = value(name);
    if (required && value.isEmpty()) {
      problems.add(name + " is not set, and must be when " + why);
    }
    return value.orElse("");
  }

  String host(String name, boolean required, String why) {
    String value = text(name, required, why);
    // The value is not shown: a URL in its place may carry a password.
    if (!value.isEmpty() && !HOST.matcher(value).matches()) {
      problems.add(name + " must be a host name or an address, without a scheme, port or path");
    }
    return value;
  }

  int port(String name, int otherwise) {
    return number(name, otherwise, 1, 65535);
  }

  int number(String name, int otherwise, int least, int most) {
    String value = value(name).orElse(Integer.toString(otherwise));
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of range.
    }
    wrong(name, value, "a whole number from " + least + " to " + most);
    return otherwise;
  }

  /** An http or https URL; the value is not shown, because it may carry a password. */
  String url(String name, boolean required, String why) {
    String value = text(name, required, why);
    if (!value.isEmpty() && !URL.matcher(value).matches()) {
      problems.add(name + " must be a URL that begins with http:// or https://");
    }
    return value;
  }

  /** Values of one form with commas between them. */
  String list(String name, String form, String example) {
    String value = text(name, false, "");
    for (String one : value.split(",")) {
      if (!value.isEmpty() && !one.strip().matches(form)) {
        wrong(name, value, example + ", or several with commas between them");
        break;
      }
    }
    return value;
  }

  /** A limit of how often, as the services read it. */
  String limit(String name) {
    String value = text(name, false, "");
    try {
      if (!value.isEmpty()) {
        RateLimit.of(value);
      }
    } catch (IllegalArgumentException e) {
      wrong(name, value, RateLimit.EXPECTED);
    }
    return value;
  }

  boolean flag(String name, boolean otherwise) {
    return Boolean.parseBoolean(choice(name, Boolean.toString(otherwise), "true", "false"));
  }

  String choice(String name, String otherwise, String... allowed) {
    String value = value(name).orElse(otherwise);
    if (Arrays.asList(allowed).contains(value)) {
      return value;
    }
    wrong(name, value, "one of " + String.join(", ", allowed));
    return otherwise;
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

  private void wrong(String name, String value, String expected) {
    problems.add(name + " is \"" + value + "\", and must be " + expected);
  }
}
