package dev.plinth.runtime.representation;

import dev.plinth.runtime.Sha256;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * What a read found, written as JSON: a view, or the items of a page.
 *
 * @param json the JSON in UTF-8; not to be changed
 * @param tag names the state that is shown: the same for the same JSON of the same thing, and
 *     another one after each change; letters, digits, {@code .-_} only
 * @param next the place of the last item where others follow; null if none do
 * @param origin where it comes from
 */
public record Representation(byte[] json, String tag, Keyset next, CacheOutcome origin) {

  /** How each tag begins: a number that is raised with each change of how views are written. */
  public static final String FORMAT = "2.";

  private static final int PAGE_BYTES = 256 * 1024;

  /** Returns a view, as it was read or written just now. */
  public static Representation of(VersionedView view) {
    return new Representation(json(view), tag(view), null, CacheOutcome.DATABASE);
  }

  /**
   * Returns a page. It has at most {@value #PAGE_BYTES} bytes, but always its first item, so what a
   * client can make the server hold in memory does not depend on how long the items are.
   *
   * @param found the items, and one more if others follow
   * @param limit how many items a page has at most
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
    return new Representation(json, tag(items, more), next, CacheOutcome.DATABASE);
  }

  /** Returns the same, but with another origin. */
  public Representation from(CacheOutcome origin) {
    return new Representation(json, tag, next, origin);
  }

  /** Returns how JSON is written: every field is there, and every time has the same precision. */
  public static Jsonb jsonb() {
    return Format.JSONB;
  }

  private static byte[] json(VersionedView view) {
    return Format.JSONB.toJson(view).getBytes(StandardCharsets.UTF_8);
  }

  /** Made when it is first needed. */
  private static final class Format {

    private static final Jsonb JSONB =
        JsonbBuilder.create(
            new JsonbConfig().withNullValues(true).withAdapters(new TimestampAdapter()));
  }

  private static String tag(VersionedView view) {
    return tag(view.id(), view.version());
  }

  /** Returns the tag of a view of an entity in this version. */
  public static String tag(UUID id, long version) {
    return FORMAT + id + "." + version;
  }

  private static String tag(List<? extends VersionedView> items, boolean more) {
    ByteBuffer state = ByteBuffer.allocate(items.size() * 3 * Long.BYTES + 1);
    for (VersionedView item : items) {
      state
          .putLong(item.id().getMostSignificantBits())
          .putLong(item.id().getLeastSignificantBits())
          .putLong(item.version());
    }
    byte[] hash = Sha256.of(state.put((byte) (more ? 1 : 0)).array());
    return FORMAT + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }
}
