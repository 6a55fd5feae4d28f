package dev.plinth.runtime.representation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RepresentationTest {

  private static final int PAGE_BYTES = Representation.PAGE_BYTES;

  @Test
  void endsAPageEarlyIfItsItemsAreLong() {
    List<Item> found = Collections.nCopies(100, item("x".repeat(64_000)));

    Representation page = page(found, Slice.first(99));

    assertThat(page.json()).hasSizeBetween(PAGE_BYTES / 2, PAGE_BYTES);
    assertThat(page.next()).isNotNull();
  }

  @Test
  void limitsTheBytesOfTheEncodedJson() {
    List<Item> found = Collections.nCopies(100, item("\u0001".repeat(10_000)));

    assertThat(page(found, Slice.first(99)).json()).hasSizeLessThanOrEqualTo(PAGE_BYTES);
  }

  @Test
  void hasAtLeastOneItem() {
    Item item = item("x".repeat(PAGE_BYTES));

    Representation alone = page(List.of(item), Slice.first(1));
    Representation first = page(List.of(item, item), Slice.first(20));

    assertThat(alone.next()).isNull();
    assertThat(first.next()).isEqualTo(new Keyset(item.createdAt(), item.id()));
    assertThat(first.json()).isEqualTo(alone.json());
  }

  @Test
  void writesAPageAsOneArray() {
    Item item = item("d");

    assertThat(text(page(List.of(), Slice.first(20)))).isEqualTo("[]");
    assertThat(text(page(List.of(item, item), Slice.first(20))))
        .isEqualTo("[%1$s,%1$s]".formatted(text(Representation.of(item))));
  }

  @Test
  void hasThePositionsOfItsNeighboursInBothDirections() {
    Item one = new Item(new UUID(1, 1), "d", Instant.EPOCH, 0);
    Item two = new Item(new UUID(1, 2), "d", Instant.EPOCH, 0);
    Item three = new Item(new UUID(1, 3), "d", Instant.EPOCH, 0);
    Keyset here = new Keyset(Instant.EPOCH, new UUID(2, 2));

    Representation beginning = page(List.of(one, two), Slice.first(2));
    Representation after = page(List.of(one, two, three), Slice.after(here, 2));
    Representation before = page(List.of(three, two, one), Slice.before(here, 2));
    Representation beforeAll = page(List.of(three, two), Slice.before(here, 2));

    assertThat(positions(beginning)).containsExactly(null, null);
    assertThat(positions(after)).containsExactly(one.id(), two.id());
    assertThat(positions(before)).containsExactly(two.id(), three.id());
    assertThat(positions(beforeAll)).containsExactly(null, three.id());
    assertThat(text(before)).isEqualTo(text(page(List.of(two, three), Slice.first(2))));
  }

  private static List<UUID> positions(Representation page) {
    return Stream.of(page.previous(), page.next())
        .map(position -> position == null ? null : position.id())
        .toList();
  }

  private static Representation page(List<Item> found, Slice slice) {
    return Representation.ofPage(found, slice, Item::createdAt);
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
