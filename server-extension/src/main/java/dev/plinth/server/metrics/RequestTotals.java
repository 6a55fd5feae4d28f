package dev.plinth.server.metrics;

/**
 * Requests of a route, counted by the duration of each.
 *
 * @param requests all of them
 * @param errors those that were answered 5xx
 * @param limited those that were answered 429
 * @param buckets how many were in each interval between the bounds of the histogram
 */
public record RequestTotals(long requests, long errors, long limited, long[] buckets) {

  /** No requests. */
  public static final RequestTotals NONE =
      new RequestTotals(0, 0, 0, new long[RequestTimes.BOUNDS.length + 1]);

  /** Returns the sum of both. */
  public RequestTotals plus(RequestTotals other) {
    return combine(other, 1);
  }

  /** Returns the requests since the others were counted. */
  public RequestTotals minus(RequestTotals earlier) {
    return combine(earlier, -1);
  }

  private RequestTotals combine(RequestTotals other, int sign) {
    long[] sums = buckets.clone();
    for (int i = 0; i < sums.length; i++) {
      sums[i] += sign * other.buckets[i];
    }
    return new RequestTotals(
        requests + sign * other.requests,
        errors + sign * other.errors,
        limited + sign * other.limited,
        sums);
  }

  /**
   * Returns the time in seconds that a share of the requests did not exceed, interpolated between
   * two bounds; 0 without requests, and the largest bound for what is above it.
   *
   * @param share from 0 to 1
   */
  public double quantile(double share) {
    double rank = share * requests;
    long below = 0;
    for (int i = 0; i < RequestTimes.BOUNDS.length; i++) {
      if (buckets[i] > 0 && below + buckets[i] >= rank) {
        double lower = i == 0 ? 0 : RequestTimes.BOUNDS[i - 1];
        return lower + (RequestTimes.BOUNDS[i] - lower) * (rank - below) / buckets[i];
      }
      below += buckets[i];
    }
    return requests == 0 ? 0 : RequestTimes.BOUNDS[RequestTimes.BOUNDS.length - 1];
  }
}
