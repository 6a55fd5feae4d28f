package dev.plinth.system.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.rest.Client;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The use of the connection pool, as the metrics have it.
 *
 * @param operations where the metrics are
 */
public record PoolUse(Client operations) {

  /** The connections in use. */
  public int used() {
    return sample("plinth_pool_used");
  }

  /** The open connections that are not in use. */
  public int free() {
    return sample("plinth_pool_free");
  }

  /** How many connections there may be. */
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
