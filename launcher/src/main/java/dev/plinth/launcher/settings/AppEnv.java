package dev.plinth.launcher.settings;

import java.util.Locale;

/** What the application is run for (APP_ENV). */
public enum AppEnv {
  DEVELOPMENT,
  TEST,
  PRODUCTION;

  /** The name as APP_ENV spells it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
