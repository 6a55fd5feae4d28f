package dev.plinth.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Answer;
import dev.plinth.system.fault.Figures;
import dev.plinth.system.fault.Rounds;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paging through long lists: while others write, and at any depth. */
@BesideOthers
@ExtendWith(SharedProduct.class)
class PagingIT {

  private final Product product;

  /** Each test has an author of its own. */
  private final String author = "Author " + UUID.randomUUID();

  PagingIT(Product product) {
    this.product = product;
  }

  @AfterEach
  void removeTheBlogs() {
    Lists.remove(product, author);
  }

  /**
   * A change moves an item in the order of {@code updatedAt}: to the end, where it may be read
   * again, or to the beginning, where it may be missed.
   *
   * @param misses whether the reader may miss an item that is changed at that time
   * @param repeats whether the reader may read such an item again
   */
  @ParameterizedTest
  @CsvSource({
    "createdAt, false, false",
    "-createdAt, false, false",
    "title, false, false",
    "-title, false, false",
    "updatedAt, false, true",
    "-updatedAt, true, false"
  })
  void readsEachItemOnceWhileOthersWrite(String sort, boolean misses, boolean repeats) {
    List<String> unchanged = Lists.insert(product, author, Rounds.of(200, 15_000));
    List<String> changing = Lists.insert(product, author, Rounds.of(50, 5_000));
    List<String> doomed = Lists.insert(product, author, Rounds.of(50, 5_000));
    String list =
        "blogs?author="
            + author.replace(" ", "%20")
            + "&limit="
            + Rounds.of(20, 100)
            + "&sort="
            + sort;
    int rounds = Rounds.of(1, 10);
    int read = 0;
    Instant begun = Instant.now();

    ListWriters writers = new ListWriters(product, author, changing, doomed);
    for (int round = 0; round < rounds; round++) {
      List<String> seen = Lists.idsByLinks(product.blogs(), list);
      read += seen.size();
      Set<String> distinct = new HashSet<>(seen);
      assertThat(distinct.containsAll(unchanged)).as("each unchanged item").isTrue();
      assertThat(misses || distinct.containsAll(changing)).as("each changed item").isTrue();
      assertThat(repeats ? changing : List.of()).containsAll(repeated(seen));
    }
    int writes = writers.finish();

    Figures.print(
        "paging beside writers",
        "%s: %d runs, %d items read beside %d writes of %d writers in %d ms",
        sort,
        rounds,
        read,
        writes,
        ListWriters.NUMBER,
        Duration.between(begun, Instant.now()).toMillis());
  }

  private static List<String> repeated(List<String> seen) {
    Set<String> distinct = new HashSet<>();
    return seen.stream().filter(id -> !distinct.add(id)).toList();
  }

  /** The size of the pages is one that no cache holds. */
  @Test
  void readsADeepPageAsFastAsTheFirst() {
    int items = Rounds.of(1_000, 1_000_000);
    Lists.insert(product, author, items);
    product.execute("analyze blogs");
    for (String sort : List.of("-createdAt", "title")) {
      String first = "blogs?limit=25&sort=" + sort;
      String deep = pageAfter(items * 9 / 10, first);
      List<Long> ofFirst = new ArrayList<>();
      List<Long> ofDeep = new ArrayList<>();
      for (int i = 0; i < Rounds.of(20, 1_000); i++) {
        ofFirst.add(microseconds(first));
        ofDeep.add(microseconds(deep));
      }

      double ratio = (double) median(ofDeep) / median(ofFirst);
      Figures.print(
          "page by depth",
          "%s, %d blogs: the first page %d µs, after %d blogs %d µs, ratio %.2f",
          sort,
          items,
          median(ofFirst),
          items * 9 / 10,
          median(ofDeep),
          ratio);
      assertThat(ratio).isLessThan(5);
    }
  }

  /** Returns the path of a page after a number of items, which must be a multiple of 100. */
  private String pageAfter(int items, String list) {
    Answer page = product.blogs().send("GET", list.replace("limit=25", "limit=100"));
    for (int read = 100; read < items; read += 100) {
      page = product.blogs().send("GET", page.link("next"));
    }
    return page.link("next").replace("limit=100", "limit=25");
  }

  private long microseconds(String page) {
    long begun = System.nanoTime();
    Answer answer = product.blogs().send("GET", page);
    long took = System.nanoTime() - begun;
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return took / 1_000;
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
