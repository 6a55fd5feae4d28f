package dev.plinth.runtime.representation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RepresentationTest {

  private static final int PAGE_BYTES = Representation.PAGE_BYTES;

  @Test
  void endsAPageEarlyIfItsItemsAreLong() {
    List<Item> found = Collections.nCopies(100, item("x".repeat(64_000)));

    Representation page = Representation.ofPage(found, 99);

    assertThat(page.json()).hasSizeBetween(PAGE_BYTES / 2, PAGE_BYTES);
    assertThat(page.next()).isNotNull();
  }

  @Test
  void limitsTheBytesOfTheEncodedJson() {
    List<Item> found = Collections.nCopies(100, item("\u0001".repeat(10_000)));

    assertThat(Representation.ofPage(found, 99).json()).hasSizeLessThanOrEqualTo(PAGE_BYTES);
  }

  @Test
  void hasAtLeastOneItem() {
    Item item = item("x".repeat(PAGE_BYTES));

    Representation alone = Representation.ofPage(List.of(item), 20);
    Representation first = Representation.ofPage(List.of(item, item), 20);

    assertThat(alone.next()).isNull();
    assertThat(first.next()).isEqualTo(new Keyset(item.createdAt(), item.id()));
    assertThat(first.json()).isEqualTo(alone.json());
  }

  @Test
  void writesAPageAsOneArray() {
    Item item = item("d");

    assertThat(text(Representation.ofPage(List.of(), 20))).isEqualTo("[]");
    assertThat(text(Representation.ofPage(List.of(item, item), 20)))
        .isEqualTo("[%1$s,%1$s]".formatted(text(Representation.of(item))));
  }

  private static String text(Representation representation) {
    return new String(representation.json(), StandardCharsets.UTF_8);
  }

  private static Item item(String text) {
    return new Item(new UUID(1, 2), text, Instant.EPOCH, 0);
  }

  /** A view. */
  public record Item(UUID id, String text, Instant createdAt, long version)
      implements VersionedView {}
}
