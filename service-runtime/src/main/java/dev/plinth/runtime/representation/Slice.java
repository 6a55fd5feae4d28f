package dev.plinth.runtime.representation;

/**
 * The part of a list that a page shows: the list's beginning, or the items next to a position.
 *
 * @param position the position that the items follow or precede; null for the list's beginning
 * @param isBefore whether the items precede the position
 * @param limit the maximum number of items
 */
public record Slice(Keyset position, boolean isBefore, int limit) {

  /** Returns the beginning of a list. */
  public static Slice first(int limit) {
    return new Slice(null, false, limit);
  }

  /** Returns the items that follow a position. */
  public static Slice after(Keyset position, int limit) {
    return new Slice(position, false, limit);
  }

  /** Returns the items that precede a position. */
  public static Slice before(Keyset position, int limit) {
    return new Slice(position, true, limit);
  }

  /** Whether it is the list's beginning. */
  public boolean isFirst() {
    return position == null;
  }

  /** Returns the number of items to read: one more than the page shows, if there are so many. */
  public int readLimit() {
    return limit + 1;
  }
}
