package dev.plinth.launcher.seed;

import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that set how much data to generate. */
final class Amount {

  private static final int MAX = 10_000_000;

  @Option(
      names = "--users",
      paramLabel = "N",
      description =
          "Generates N users, 1 to 10000000. All have the password 'password' and share one hash of it.")
  private Integer users;

  @Option(
      names = "--blogs",
      paramLabel = "M",
      description =
          "With --users: also generates M blogs of these users, 0 to 10000000. Default: 0.")
  private Integer blogs;

  @Option(
      names = "--random-seed",
      paramLabel = "S",
      description = "With --users: an integer; the same seed gives the same data. Default: 1.")
  private Long randomSeed;

  boolean isGiven() {
    return users != null;
  }

  /**
   * @throws ParameterException if the options are invalid
   */
  void check(CommandLine command) {
    if (users == null && (blogs != null || randomSeed != null)) {
      String option = blogs != null ? "--blogs" : "--random-seed";
      throw new ParameterException(command, option + " needs --users");
    }
    check(command, "--users", users, 1);
    check(command, "--blogs", blogs, 0);
  }

  private static void check(CommandLine command, String option, Integer value, int min) {
    if (value != null && (value < min || value > MAX)) {
      throw new ParameterException(
          command, "%s is %d, and must be from %d to %d".formatted(option, value, min, MAX));
    }
  }

  SeedSet set(SeedProgress progress) {
    return SeedSet.generated(users, blogs(), randomSeed == null ? 1 : randomSeed, progress);
  }

  private int blogs() {
    return blogs == null ? 0 : blogs;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%,d users and %,d blogs", users, blogs());
  }
}
