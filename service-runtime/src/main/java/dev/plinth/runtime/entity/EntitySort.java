package dev.plinth.runtime.entity;

import java.time.Instant;
import java.util.function.Function;

/** The order of a list of entities by their times. */
public enum EntitySort {
  NEWEST("createdAt", true, AuditedView::createdAt),
  OLDEST("createdAt", false, AuditedView::createdAt),
  LAST_UPDATED("updatedAt", true, AuditedView::updatedAt),
  FIRST_UPDATED("updatedAt", false, AuditedView::updatedAt);

  private final String attribute;
  private final boolean isDescending;
  private final Function<AuditedView, Instant> key;

  EntitySort(String attribute, boolean isDescending, Function<AuditedView, Instant> key) {
    this.attribute = attribute;
    this.isDescending = isDescending;
    this.key = key;
  }

  /** Returns the key of a view's position in a list of this order. */
  public Instant key(AuditedView view) {
    return key.apply(view);
  }

  /** Returns the name of the view's attribute that sorts the list. */
  public String attribute() {
    return attribute;
  }

  /** Whether the latest time is first. */
  public boolean isDescending() {
    return isDescending;
  }

  /** Whether the order is by the time of creation. */
  public boolean isByCreation() {
    return this == NEWEST || this == OLDEST;
  }
}
