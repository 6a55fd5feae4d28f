package dev.plinth.benchmarks;

import dev.plinth.benchmarks.stage.Plan;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that decide how much is measured. */
final class PlanOptions {

  @Option(names = "--blogs", paramLabel = "NUMBER", description = "Blogs to load.")
  private int blogs = 100_000;

  @Option(names = "--rounds", paramLabel = "NUMBER", description = "Rounds of each workload.")
  private int rounds = 3;

  @Option(names = "--seconds", paramLabel = "NUMBER", description = "Length of a round.")
  private int seconds = 8;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      description = "Load on each system before its first round.")
  private int warmUp = 64;

  @Option(
      names = "--rest",
      paramLabel = "SECONDS",
      description = "Rest after each piece of the warm-up.")
  private int rest = 5;

  @Option(names = "--starts", paramLabel = "NUMBER", description = "Starts of each system.")
  private int starts = 3;

  @Option(
      names = "--ramp",
      paramLabel = "SECONDS",
      description = "Load right after the last start of each system.")
  private int ramp = 60;

  @Option(
      names = "--growth",
      paramLabel = "NUMBER",
      arity = "0..1",
      fallbackValue = "10000000",
      description =
          "At last, also measures Plinth with so many blogs, 10000000 unless given. Takes about 25"
              + " minutes more, and 25 GB of disk. 0: not.")
  private int growth;

  @Option(
      names = "--quick",
      description =
          "A trial: one round of 2 seconds. Writes to benchmarks/target/trial instead of docs. Its"
              + " figures mean nothing.")
  private boolean quick;

  boolean isTrial() {
    return quick;
  }

  /**
   * Returns the plan.
   *
   * @throws ParameterException if a number is too small
   */
  Plan plan(CommandLine command) {
    require(command, "--blogs", blogs, 1000);
    require(command, "--rounds", rounds, 1);
    require(command, "--seconds", seconds, 1);
    require(command, "--warm-up", warmUp, 1);
    require(command, "--rest", rest, 0);
    require(command, "--starts", starts, 1);
    require(command, "--ramp", ramp, 1);
    require(command, "--growth", growth, 0);
    return quick
        ? Plan.quick(blogs, growth)
        : new Plan(blogs, rounds, seconds, warmUp, rest, starts, ramp, growth);
  }

  private static void require(CommandLine command, String option, int value, int least) {
    if (value < least) {
      throw new ParameterException(command, "%s must be at least %d".formatted(option, least));
    }
  }
}
