package dev.plinth.runtime.representation;

import dev.plinth.runtime.Sha256;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * Computes strong entity tags (RFC 9110, section 8.8.3), without their quotes. A tag changes with
 * the versions of what is shown and with the JSON format, and needs no JSON to be computed.
 */
public final class EntityTag {

  /** The prefix of each tag: a number that rises with each change of the views' JSON format. */
  public static final String FORMAT = "2.";

  private EntityTag() {}

  /** Returns the tag of a view of an entity in this version. */
  public static String of(UUID id, long version) {
    return FORMAT + id + "." + version;
  }

  /**
   * Returns the tag of a page.
   *
   * @param more whether items follow
   */
  static String ofPage(List<? extends VersionedView> items, boolean more) {
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
