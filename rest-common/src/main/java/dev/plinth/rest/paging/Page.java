package dev.plinth.rest.paging;

import java.nio.charset.StandardCharsets;

/** Part of a list, as the body of an answer: its items, and where the page after it begins. */
final class Page {

  private static final byte[] BEFORE_ITEMS = "{\"items\":".getBytes(StandardCharsets.US_ASCII);

  private Page() {}

  /**
   * Puts the body together.
   *
   * @param items the items in the order of the list, as a JSON array
   * @param next the cursor of the page after this one; null after the last one
   */
  static byte[] body(byte[] items, String next) {
    String end = ",\"next\":" + (next == null ? "null" : '"' + next + '"') + "}";
    byte[] afterItems = end.getBytes(StandardCharsets.US_ASCII);
    byte[] body = new byte[BEFORE_ITEMS.length + items.length + afterItems.length];
    System.arraycopy(BEFORE_ITEMS, 0, body, 0, BEFORE_ITEMS.length);
    System.arraycopy(items, 0, body, BEFORE_ITEMS.length, items.length);
    System.arraycopy(afterItems, 0, body, body.length - afterItems.length, afterItems.length);
    return body;
  }
}
