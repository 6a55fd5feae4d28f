package dev.plinth.runtime.representation;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * The JSON of a view or of a page of views, with its entity tag.
 *
 * @param json the JSON in UTF-8; must not be changed
 * @param tag the value of the entity tag: equal for equal JSON of the same resource, and different
 *     after each change; letters, digits and {@code .-_} only
 * @param next the position of the page's last item; null if no items follow
 * @param previous the position of the page's first item; null if the list begins with it
 * @param origin whether the cache or the database provided it
 */
public record Representation(
    byte[] json, String tag, Keyset next, Keyset previous, CacheOutcome origin) {

  /** The maximum size of a page's JSON, unless its first item is longer. */
  public static final int PAGE_BYTES = 256 * 1024;

  /** Returns the representation of a view from the database. */
  public static Representation of(VersionedView view) {
    return new Representation(
        json(view), EntityTag.of(view.id(), view.version()), null, null, CacheOutcome.DATABASE);
  }

  /**
   * Returns the representation of a page. A page has at most {@value #PAGE_BYTES} bytes, but always
   * one item, so that long items can't exhaust the server's memory.
   *
   * @param found the items, those next to the slice's position first, plus one more if others
   *     follow
   * @param key returns an item's value of the attribute that sorts the list
   */
  public static <V extends VersionedView> Representation ofPage(
      List<V> found, Slice slice, Function<V, Comparable<?>> key) {
    List<V> items = new ArrayList<>();
    List<byte[]> views = new ArrayList<>();
    int bytes = 0;
    for (V item : found.subList(0, Math.min(slice.limit(), found.size()))) {
      byte[] view = json(item);
      if (bytes > 0 && bytes + view.length + 2 > PAGE_BYTES) {
        break;
      }
      items.add(item);
      views.add(view);
      bytes += view.length + 1;
    }
    boolean isCut = found.size() > items.size();
    if (slice.isBefore()) {
      Collections.reverse(items);
      Collections.reverse(views);
    }
    boolean hasNext = slice.isBefore() || isCut;
    boolean hasPrevious = slice.isBefore() ? isCut : !slice.isFirst();
    return new Representation(
        array(views),
        EntityTag.ofPage(items, hasNext),
        hasNext ? position(items, items.size() - 1, key) : null,
        hasPrevious ? position(items, 0, key) : null,
        CacheOutcome.DATABASE);
  }

  private static byte[] array(List<byte[]> views) {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    json.write('[');
    for (int i = 0; i < views.size(); i++) {
      if (i > 0) {
        json.write(',');
      }
      json.writeBytes(views.get(i));
    }
    json.write(']');
    return json.toByteArray();
  }

  private static <V extends VersionedView> Keyset position(
      List<V> items, int index, Function<V, Comparable<?>> key) {
    if (items.isEmpty()) {
      return null;
    }
    V item = items.get(index);
    return new Keyset(key.apply(item), item.id());
  }

  /** Returns a copy with another origin. */
  public Representation from(CacheOutcome origin) {
    return new Representation(json, tag, next, previous, origin);
  }

  /** Returns the JSON writer: it writes null fields, and all times with the same precision. */
  public static Jsonb jsonb() {
    return Format.JSONB;
  }

  private static byte[] json(VersionedView view) {
    return Format.JSONB.toJson(view).getBytes(StandardCharsets.UTF_8);
  }

  /** Created on first use. */
  private static final class Format {

    private static final Jsonb JSONB =
        JsonbBuilder.create(
            new JsonbConfig().withNullValues(true).withAdapters(new TimestampAdapter()));
  }
}
