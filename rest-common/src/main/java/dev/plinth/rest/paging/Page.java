package dev.plinth.rest.paging;

import java.nio.charset.StandardCharsets;

/** The JSON body of a page: its items, and the cursor of the next page. */
final class Page {

  private static final byte[] BEFORE_ITEMS = "{\"items\":".getBytes(StandardCharsets.US_ASCII);

  private Page() {}

  /**
   * Returns the body.
   *
   * @param items the items in the order of the list, as a JSON array
   * @param next the cursor of the next page; null on the last page
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
