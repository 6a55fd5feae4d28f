package dev.plinth.conformance.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Client;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The usage of the connection pool, read from the metrics.
 *
 * @param operations the operations port, which has the metrics
 */
public record PoolMetrics(Client operations) {

  /** Returns the number of connections in use. */
  public int used() {
    return sample("plinth_pool_used");
  }

  /** Returns the number of idle connections. */
  public int free() {
    return sample("plinth_pool_free");
  }

  /** Returns the maximum number of connections. */
  public int max() {
    return sample("plinth_pool_size");
  }

  private int sample(String name) {
    String metrics = operations.send("GET", "metrics").body();
    Matcher sample = Pattern.compile("(?m)^" + name + "(?:\\{.*})? (\\d+)").matcher(metrics);
    assertThat(sample.find()).as(metrics).isTrue();
    return Integer.parseInt(sample.group(1));
  }
}
