package dev.plinth.launcher.seed;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.settings.AppEnv;
import dev.plinth.launcher.settings.Settings;

/** Protects production data from accidental loss. */
final class ProductionGuard {

  private ProductionGuard() {}

  /**
   * @param command the command that would lose data
   * @throws Failure in production, unless it is forced
   */
  static void checkProduction(String command, Settings settings, boolean force) {
    if (settings.appEnv() == AppEnv.PRODUCTION && !force) {
      throw new Failure(
          "APP_ENV is production, and %s would lose all data of %s: nothing was done; use --force to do it anyway"
              .formatted(command, name(settings)));
    }
  }

  /** Returns the name of the database before it is opened. */
  static String name(Settings settings) {
    return settings
        .database()
        .map(Object::toString)
        .orElse("the embedded database of " + settings.home());
  }
}
