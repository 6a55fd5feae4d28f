package dev.plinth.persistence.entity;

import dev.plinth.runtime.representation.Keyset;
import dev.plinth.runtime.representation.Slice;
import java.util.List;

/**
 * The order in which a part of a list is read: the items next to its position first.
 *
 * @param column the column that sorts the list; the id decides where it is equal
 * @param isDescending whether the list begins with the largest value
 */
public record ListOrder(String column, boolean isDescending, Slice slice) {

  /** Returns the SQL of the order. */
  public String sql() {
    return "%1$s %2$s, id %2$s".formatted(column, isReadDescending() ? "desc" : "asc");
  }

  /** Adds the SQL of the condition that the items follow or precede the position. */
  public void addPosition(List<String> conditions, List<Object> values) {
    Keyset position = slice.position();
    if (position != null) {
      conditions.add("(%s, id) %s (?, ?)".formatted(column, isReadDescending() ? "<" : ">"));
      values.add(position.key());
      values.add(position.id());
    }
  }

  private boolean isReadDescending() {
    return isDescending != slice.isBefore();
  }
}
