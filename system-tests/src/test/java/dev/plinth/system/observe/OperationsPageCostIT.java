package dev.plinth.system.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.system.fault.Figures;
import dev.plinth.system.product.NeedsProgram;
import dev.plinth.system.product.UpProduct;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Processor time that three open operations pages cost the server. With the profile soak only: it
 * needs a machine without other work.
 */
@NeedsProgram({"chromium", "chromedriver"})
@EnabledIfSystemProperty(named = "soak", matches = "true")
class OperationsPageCostIT {

  private static final int PAGES = 3;
  private static final int ROUNDS = 3;

  /** So long a server compiles what the page calls: it calls it rarely. */
  private static final Duration WARM_UP = Duration.ofMinutes(3);

  private static final Duration PERIOD = Duration.ofMinutes(1);

  /** Of one core. */
  private static final double LIMIT = 0.01;

  @Test
  void costThreePagesLessThanAHundredthOfACore() {
    try (UpProduct product = UpProduct.start("operations-page-cost", Map.of())) {
      loadWithPages(product, WARM_UP);
      double[] costs = new double[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        double without = load(product, PERIOD);
        costs[round] = loadWithPages(product, PERIOD) - without;
      }
      Figures.print(
          "operations page",
          "%d open pages cost %s %% of a core in %d rounds of a minute",
          PAGES,
          Arrays.stream(costs)
              .mapToObj(cost -> "%.2f".formatted(cost * 100))
              .collect(Collectors.joining(", ")),
          ROUNDS);
      Arrays.sort(costs);
      assertThat(costs[ROUNDS / 2]).isLessThan(LIMIT);
    }
  }

  private static double loadWithPages(UpProduct product, Duration period) {
    OperationsPage[] pages =
        IntStream.range(0, PAGES)
            .mapToObj(page -> new OperationsPage(product.ports().operations()))
            .toArray(OperationsPage[]::new);
    try {
      for (OperationsPage page : pages) {
        page.open("light", 1200);
      }
      return load(product, period);
    } finally {
      for (OperationsPage page : pages) {
        page.close();
      }
    }
  }

  /** Returns the server's share of a core during a period from now on. */
  private static double load(UpProduct product, Duration period) {
    long begin = processorNanos(product);
    await().pollDelay(period).atMost(period.multipliedBy(2)).until(() -> true);
    return (processorNanos(product) - begin) / (double) period.toNanos();
  }

  private static long processorNanos(UpProduct product) {
    return product
        .server()
        .mapToLong(process -> process.info().totalCpuDuration().orElseThrow().toNanos())
        .sum();
  }
}
