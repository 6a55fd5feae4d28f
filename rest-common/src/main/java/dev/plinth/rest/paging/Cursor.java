package dev.plinth.rest.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plinth.rest.problem.ProblemException;
import dev.plinth.runtime.Sha256;
import dev.plinth.runtime.representation.Keyset;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/**
 * The cursor of keyset pagination: the position of an item, and whether the page follows or
 * precedes it. To clients its text is opaque. It is bound to its list by a hash; a cursor that is
 * shorter, without hash, follows an item of the list without filter and sort.
 */
record Cursor(Keyset position, boolean isBefore) {

  private static final int ID_BYTES = 2 * Long.BYTES;
  private static final int SHORT_BYTES = Long.BYTES + ID_BYTES;
  private static final int BINDING_BYTES = 1 + Long.BYTES;

  /**
   * Returns the text of this cursor.
   *
   * @param list the filter and sort of its list, as a query; empty if it has none
   */
  String text(String list) {
    byte[] key = CursorKey.bytes(position.key());
    boolean isShort = list.isEmpty() && !isBefore;
    ByteBuffer bytes =
        ByteBuffer.allocate(key.length + ID_BYTES + (isShort ? 0 : BINDING_BYTES))
            .put(key)
            .putLong(position.id().getMostSignificantBits())
            .putLong(position.id().getLeastSignificantBits());
    if (!isShort) {
      bytes.put((byte) (isBefore ? 1 : 0)).putLong(hash(list));
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /**
   * Returns the cursor of a text.
   *
   * @param list the filter and sort of the list that is asked for
   * @param keyType the type of the list's key
   * @throws ProblemException 400 if {@link #text} can't have returned it for this list
   */
  static Cursor of(String text, String list, Class<?> keyType) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      if (bytes.limit() == SHORT_BYTES && list.isEmpty()) {
        return new Cursor(position(bytes, keyType), false);
      }
      int end = bytes.limit() - BINDING_BYTES;
      if (end >= ID_BYTES && bytes.getLong(end + 1) == hash(list)) {
        return new Cursor(position(bytes.slice(0, end), keyType), bytes.get(end) != 0);
      }
    } catch (IllegalArgumentException e) {
      // Not Base64, or not a key: the same problem.
    }
    throw ProblemException.badRequest(
        "The cursor was not issued for this list. Use it with the filters and the sort of its page.");
  }

  private static Keyset position(ByteBuffer bytes, Class<?> keyType) {
    int id = bytes.limit() - ID_BYTES;
    return new Keyset(
        CursorKey.read(bytes.slice(0, id), keyType),
        new UUID(bytes.getLong(id), bytes.getLong(id + Long.BYTES)));
  }

  private static long hash(String list) {
    return ByteBuffer.wrap(Sha256.of(list.getBytes(UTF_8))).getLong();
  }
}
