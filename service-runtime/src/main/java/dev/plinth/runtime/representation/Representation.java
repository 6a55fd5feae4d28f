package dev.plinth.runtime.representation;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The JSON of a view or of a page of views, with its entity tag.
 *
 * @param json the JSON in UTF-8; must not be changed
 * @param tag the value of the entity tag: equal for equal JSON of the same resource, and different
 *     after each change; letters, digits and {@code .-_} only
 * @param next the position of the page's last item; null if no items follow
 * @param origin whether the cache or the database provided it
 */
public record Representation(byte[] json, String tag, Keyset next, CacheOutcome origin) {

  /** The maximum size of a page's JSON, unless its first item is longer. */
  public static final int PAGE_BYTES = 256 * 1024;

  /** Returns the representation of a view from the database. */
  public static Representation of(VersionedView view) {
    return new Representation(
        json(view), EntityTag.of(view.id(), view.version()), null, CacheOutcome.DATABASE);
  }

  /**
   * Returns the representation of a page. A page has at most {@value #PAGE_BYTES} bytes, but always
   * its first item, so that long items can't exhaust the server's memory.
   *
   * @param found the items, plus one more if others follow
   * @param limit the maximum number of items
   */
  public static Representation ofPage(List<? extends VersionedView> found, int limit) {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    int count = 0;
    for (VersionedView item : found.subList(0, Math.min(limit, found.size()))) {
      byte[] view = json(item);
      if (count > 0 && json.size() + view.length + 2 > PAGE_BYTES) {
        break;
      }
      json.write(count == 0 ? '[' : ',');
      json.writeBytes(view);
      count++;
    }
    json.writeBytes((count == 0 ? "[]" : "]").getBytes(StandardCharsets.UTF_8));
    return page(found.subList(0, count), found.size() > count, json.toByteArray());
  }

  private static Representation page(
      List<? extends VersionedView> items, boolean more, byte[] json) {
    VersionedView last = more ? items.get(items.size() - 1) : null;
    Keyset next = more ? new Keyset(last.createdAt(), last.id()) : null;
    return new Representation(json, EntityTag.ofPage(items, more), next, CacheOutcome.DATABASE);
  }

  /** Returns a copy with another origin. */
  public Representation from(CacheOutcome origin) {
    return new Representation(json, tag, next, origin);
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
