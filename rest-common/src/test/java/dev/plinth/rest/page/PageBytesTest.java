package dev.plinth.rest.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.persistence.Keyset;
import dev.plinth.persistence.Snapshot;
import dev.plinth.persistence.blog.BlogView;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PageBytesTest {

  private static final int PAGE_BYTES = 256 * 1024;

  @Test
  void endsAPageEarlyWhereItsItemsAreLong() {
    List<BlogView> found = Collections.nCopies(100, blog("x".repeat(64_000)));

    Snapshot page = Snapshot.ofPage(found, 99);

    assertThat(page.json()).hasSizeBetween(PAGE_BYTES / 2, PAGE_BYTES);
    assertThat(page.next()).isNotNull();
  }

  @Test
  void countsBytesAsTheyAreSent() {
    List<BlogView> found = Collections.nCopies(100, blog("\u0001".repeat(10_000)));

    assertThat(Snapshot.ofPage(found, 99).json()).hasSizeLessThanOrEqualTo(PAGE_BYTES);
  }

  @Test
  void hasOneItemHoweverLongItIs() {
    BlogView blog = blog("x".repeat(PAGE_BYTES));

    Snapshot alone = Snapshot.ofPage(List.of(blog), 20);
    Snapshot first = Snapshot.ofPage(List.of(blog, blog), 20);

    assertThat(alone.next()).isNull();
    assertThat(first.next()).isEqualTo(new Keyset(blog.createdAt(), blog.id()));
    assertThat(first.json()).isEqualTo(alone.json());
  }

  @Test
  void writesAPageAsOneArray() {
    BlogView blog = blog("d");

    assertThat(text(Snapshot.ofPage(List.of(), 20))).isEqualTo("[]");
    assertThat(text(Snapshot.ofPage(List.of(blog, blog), 20)))
        .isEqualTo("[%1$s,%1$s]".formatted(text(Snapshot.of(blog))));
  }

  private static String text(Snapshot snapshot) {
    return new String(snapshot.json(), StandardCharsets.UTF_8);
  }

  private static BlogView blog(String description) {
    return new BlogView(
        new UUID(1, 2), "t", description, "a", null, true, Instant.EPOCH, Instant.EPOCH, 0);
  }
}
