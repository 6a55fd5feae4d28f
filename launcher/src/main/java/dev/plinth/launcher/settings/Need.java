package dev.plinth.launcher.settings;

import java.util.function.Predicate;

/**
 * A condition under which a setting must be set.
 *
 * @param words the condition in words, as they follow "when"
 * @param holds whether it holds
 */
record Need(String words, Predicate<Variables> holds) {

  static final Need PRODUCTION = new Need("APP_ENV is production", Variables::isProduction);

  /** As {@link #PRODUCTION}, but only for commands that start a server. */
  static final Need SERVER_IN_PRODUCTION =
      new Need(
          PRODUCTION.words(),
          variables -> variables.isProduction() && variables.start() != Start.COMMAND);

  static final Need ALONE =
      new Need("nothing is embedded", variables -> variables.start() == Start.ALONE);

  /** For a setting that only a domain of Payara Server reads. */
  static final Need DOMAIN = new Need("Payara Server is set up", variables -> true);

  static Need with(String variable) {
    return new Need(variable + " is set", variables -> variables.isSet(variable));
  }

  static Need with(String variable, String value) {
    return new Need(variable + " is " + value, variables -> variables.has(variable, value));
  }
}
