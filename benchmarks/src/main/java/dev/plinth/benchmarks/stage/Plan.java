package dev.plinth.benchmarks.stage;

/**
 * How much a run measures.
 *
 * @param blogs how many blogs are loaded
 * @param rounds rounds of each workload on each system
 * @param seconds length of a round
 * @param warmUp seconds of load on each system before its first round
 * @param rest seconds without load after each piece of the warm-up
 * @param starts how often each system is started
 * @param ramp seconds of load right after the last start
 * @param growth how many blogs are loaded for the last stage; 0 leaves it out
 */
public record Plan(
    int blogs, int rounds, int seconds, int warmUp, int rest, int starts, int ramp, int growth) {

  /** A trial: every stage runs, and no figure means anything. */
  public static Plan quick(int blogs, int growth) {
    return new Plan(blogs, 1, 2, 8, 0, 1, 6, growth);
  }
}
