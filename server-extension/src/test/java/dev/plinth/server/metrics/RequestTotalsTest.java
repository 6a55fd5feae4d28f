package dev.plinth.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RequestTotalsTest {

  @Test
  void interpolatesBetweenTheBoundsOfTheHistogram() {
    // 90 requests of at most 1 ms, 10 of 0.5 to 1 s.
    RequestTotals totals = totals(0, 90).plus(totals(9, 10));

    assertThat(totals.quantile(0.45)).isEqualTo(0.0005, within(1e-9));
    assertThat(totals.quantile(0.95)).isEqualTo(0.75, within(1e-9));
    assertThat(totals.quantile(1)).isEqualTo(1, within(1e-9));
  }

  @Test
  void hasTheLargestBoundForLongerRequests() {
    assertThat(totals(RequestTimes.BOUNDS.length, 1).quantile(0.5)).isEqualTo(10);
  }

  @Test
  void hasNoTimeWithoutRequests() {
    assertThat(RequestTotals.NONE.quantile(0.99)).isZero();
    assertThat(totals(3, 5).minus(totals(3, 5)).quantile(0.99)).isZero();
  }

  private static RequestTotals totals(int bucket, int count) {
    long[] buckets = new long[RequestTimes.BOUNDS.length + 1];
    buckets[bucket] = count;
    return new RequestTotals(count, 0, 0, buckets);
  }
}
