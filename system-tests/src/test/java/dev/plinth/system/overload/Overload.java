package dev.plinth.system.overload;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.system.fault.Figures;
import dev.plinth.system.fault.Rounds;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * An overload: the maximum that a service answers, twice that load, and half of it afterwards.
 *
 * @param maximum successful answers per second in a closed loop, or more if an open loop gets more
 * @param surplus the answers at twice the maximum
 * @param connections how many connections that took
 * @param lag how late its last request was sent: 0 unless the client is too slow
 * @param end when it ended, as {@link System#nanoTime}
 * @param after the answers at half of the maximum, right after it
 */
public record Overload(
    double maximum,
    List<LoadResult> surplus,
    int connections,
    Duration lag,
    long end,
    List<LoadResult> after) {

  /** More than the threads of a service. */
  private static final int CLOSED_LOOP = 80;

  private static final Duration ROUND = Duration.ofSeconds(Rounds.of(1, 3));
  private static final Duration MEASURED = Duration.ofSeconds(Rounds.of(3, 10));
  private static final Duration OVERLOAD = Duration.ofSeconds(Rounds.of(4, 10));
  private static final Duration AFTER = Duration.ofSeconds(Rounds.of(3, 6));
  private static final Duration RECOVERY = Duration.ofSeconds(5);
  private static final Duration NORMAL = Duration.ofMillis(500);

  private static final double RISE = 1.2;
  private static final int MAX_RISES = 4;

  /** A generous bound: the client shares the machine with the service. */
  private static final double MIN_GOODPUT = 0.5;

  /**
   * Measures one.
   *
   * @param warmUp rounds before the maximum is measured
   */
  public static Overload of(LoadGenerator load, int warmUp) {
    for (int i = 0; i < warmUp; i++) {
      load.closedLoop(CLOSED_LOOP, ROUND);
    }
    double maximum = goodput(load.closedLoop(CLOSED_LOOP, MEASURED), MEASURED);
    List<LoadResult> surplus = load.openLoop(2 * maximum, OVERLOAD);
    for (int i = 0; i < MAX_RISES && goodput(surplus, OVERLOAD) > RISE * maximum; i++) {
      // The service was still warming up.
      maximum = goodput(surplus, OVERLOAD);
      surplus = load.openLoop(2 * maximum, OVERLOAD);
    }
    return new Overload(
        maximum,
        surplus,
        load.connections(),
        load.lag(),
        System.nanoTime(),
        load.openLoop(maximum / 2, AFTER));
  }

  private static double goodput(List<LoadResult> results, Duration time) {
    return results.stream().filter(LoadResult::isGood).count() / (double) time.toSeconds();
  }

  /** Prints the figures. */
  public void print(String what) {
    Map<Integer, Long> statuses =
        surplus.stream().collect(groupingBy(LoadResult::status, TreeMap::new, counting()));
    Figures.print(
        "overload",
        "%s: maximum %.0f/s, at twice that goodput %.2f, answers %s, 503 %.2f, p99 of the accepted"
            + " %d ms, %d connections, last request sent %d ms late, recovered after %d ms",
        what,
        maximum,
        goodput(surplus, OVERLOAD) / maximum,
        statuses,
        statuses.getOrDefault(503, 0L) / (double) surplus.size(),
        p99().toMillis(),
        connections,
        lag.toMillis(),
        recovered().toMillis());
  }

  private Duration p99() {
    List<Duration> accepted =
        surplus.stream().filter(LoadResult::isSuccess).map(LoadResult::took).sorted().toList();
    assertThat(accepted).as("accepted requests of " + surplus.size()).isNotEmpty();
    return accepted.get(accepted.size() * 99 / 100);
  }

  /** Returns how long after the overload a request still failed or was slow. */
  private Duration recovered() {
    return after.stream()
        .filter(result -> !result.isSuccess() || result.took().compareTo(NORMAL) > 0)
        .map(result -> Duration.ofNanos(result.due() + result.nanos() - end))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** Checks that the surplus was refused, the rest answered in time, and the service recovered. */
  public void assertShed() {
    assertThat(surplus)
        .allSatisfy(
            result -> assertThat(result.isGood() || isRefusal(result)).as("" + result).isTrue());
    assertThat(surplus).anyMatch(Overload::isRefusal);
    assertThat(goodput(surplus, OVERLOAD)).isGreaterThan(MIN_GOODPUT * maximum);
    assertThat(recovered()).isLessThan(RECOVERY);
  }

  private static boolean isRefusal(LoadResult result) {
    String response = result.response().toLowerCase(Locale.ROOT);
    return result.status() == 503
        && response.contains("\r\nretry-after: ")
        && response.contains("\r\ncontent-type: application/problem+json\r\n")
        && response.contains("\"detail\":\"");
  }
}
