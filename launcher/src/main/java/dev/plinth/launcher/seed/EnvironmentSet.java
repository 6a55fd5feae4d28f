package dev.plinth.launcher.seed;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.home.Secret;
import dev.plinth.launcher.settings.AppEnv;
import dev.plinth.runtime.text.OpaqueStrings;
import java.io.PrintWriter;
import java.util.Map;

/**
 * The seed set of an environment.
 *
 * @param name what to call it
 * @param set the data
 * @param newPassword the administrator's password if it was generated, else null
 */
record EnvironmentSet(String name, SeedSet set, String newPassword) {

  static final String PASSWORD = "PLINTH_ADMIN_PASSWORD";

  private static final int MIN_LENGTH = 8;
  private static final int MAX_LENGTH = 128;

  /**
   * @param environment the environment variables
   * @throws Failure if the administrator's password in them is invalid
   */
  static EnvironmentSet of(AppEnv appEnv, Map<String, String> environment) {
    return switch (appEnv) {
      case DEVELOPMENT -> new EnvironmentSet("the development set", SeedSet.development(), null);
      case TEST -> new EnvironmentSet("the test set", SeedSet.test(), null);
      case PRODUCTION -> production(environment.getOrDefault(PASSWORD, ""));
    };
  }

  private static EnvironmentSet production(String given) {
    String password = given.isBlank() ? Secret.random() : given;
    long length = OpaqueStrings.prepared(password).codePoints().count();
    if (length < MIN_LENGTH || length > MAX_LENGTH) {
      throw new Failure(
          PASSWORD + " must have " + MIN_LENGTH + " to " + MAX_LENGTH + " characters");
    }
    if (!OpaqueStrings.isAllowed(password)) {
      throw new Failure(PASSWORD + " must not have control or invisible characters");
    }
    return new EnvironmentSet(
        "the production set, an administrator",
        SeedSet.production(password),
        given.isBlank() ? password : null);
  }

  /** Prints the generated password, which is shown only here. */
  void print(PrintWriter out) {
    if (newPassword != null) {
      out.println(newPassword);
      out.flush();
    }
  }

  /** Without the password. */
  @Override
  public String toString() {
    return name;
  }
}
