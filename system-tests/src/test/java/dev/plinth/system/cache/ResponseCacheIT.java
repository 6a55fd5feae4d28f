package dev.plinth.system.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.http.Client;
import dev.plinth.system.fault.Rounds;
import dev.plinth.system.http.KeepAliveConnection;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Person;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The response cache sends what the resource would send. */
@BesideOthers
@ExtendWith(SharedProduct.class)
class ResponseCacheIT {

  private static final int REQUESTS = Rounds.of(2_000, 10_000);

  /** Some bodies are larger than the buffers of the server. */
  private static final int LONGER = 3000;

  /** What the clock changes between two responses. */
  private static final Pattern TIMES = Pattern.compile("(?<=\\r\\nDate: |Age: |ttl=)[^\\r]*");

  /** Continues to the resource, which ignores it. */
  private static final String PAST_THE_CACHE = "Content-Type: application/json\r\n";

  private final Product product;

  ResponseCacheIT(Product product) {
    this.product = product;
  }

  @Test
  void sendsWhatTheResourceWouldSendByteForByte() throws Exception {
    long seed = new Random().nextLong();
    int answeredByTheCache = compare(reads(new Random(seed)), seed);

    System.out.println("FIGURE responses repeated by the cache: " + answeredByTheCache);
    assertThat(answeredByTheCache).isGreaterThan(REQUESTS / 4);
  }

  private int compare(RandomRead reads, long seed) throws Exception {
    double before = repeats();
    try (KeepAliveConnection connection = new KeepAliveConnection(product.ports().blogs())) {
      for (int i = 0; i < REQUESTS; i++) {
        String request = reads.next();
        String cached = connection.send(request + "\r\n").text();
        String resource = connection.send(request + PAST_THE_CACHE + "\r\n").text();
        assertThat(timeless(cached)).as("seed %d: %s", seed, request).isEqualTo(timeless(resource));
      }
    }
    return (int) (repeats() - before);
  }

  private static String timeless(String response) {
    return TIMES.matcher(response).replaceAll("…");
  }

  private RandomRead reads(Random random) {
    Person author = product.newcomer();
    String inactive = write(author.blogs(), "d", false);
    List<String> paths =
        new ArrayList<>(List.of(inactive, "/blogs/" + UUID.randomUUID(), "/blogs/x", "/%62logs"));
    List<String> tags = new ArrayList<>(List.of("*", "W/\"2.a.1\"", "\"2.a.1\"", "\"open", ""));
    for (int i = 0; i < 5; i++) {
      String address = write(author.blogs(), "d".repeat(1 + LONGER * i), true);
      awaitRepeated(address);
      paths.addAll(List.of(address, address, address));
      tags.add(product.blogs().send("GET", address).header("ETag"));
    }
    awaitRepeated("/blogs");
    paths.addAll(List.of("/blogs", "/blogs", "/blogs", "/blogs"));
    tags.add(product.blogs().send("GET", "blogs").header("ETag"));
    tags.add(product.blogs().send("GET", "blogs").header("ETag").replaceFirst("\"$", "-gzip\""));
    List<String> tokens =
        List.of(author.token(), product.admin().token(), author.token() + "x", "none");
    return new RandomRead(random, paths, tokens, tags);
  }

  private static String write(Client blogs, String description, boolean isActive) {
    String body =
        "{\"title\":\"t\",\"description\":\"%s\",\"isActive\":%b}".formatted(description, isActive);
    return URI.create(blogs.send("POST", "blogs", body).location()).getPath();
  }

  /** A service that has just started holds no entries yet. */
  private void awaitRepeated(String address) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              double before = repeats();
              product.blogs().send("GET", address);
              return repeats() > before;
            });
  }

  private double repeats() {
    Matcher repeats =
        Pattern.compile("(?m)^plinth_cache_events_total\\{.*event=\"repeat\".*} (.*)$")
            .matcher(product.operations().send("GET", "metrics").body());
    return repeats.results().mapToDouble(it -> Double.parseDouble(it.group(1))).sum();
  }
}
