package dev.plinth.runtime.entity;

import dev.plinth.runtime.representation.Representation;
import dev.plinth.runtime.representation.Slice;
import java.util.List;

/** A part of a list of entities, which is filtered and sorted. */
public record EntityQuery(List<Condition> conditions, EntitySort sort, Slice slice) {

  /**
   * A condition that the entities of a list fulfil.
   *
   * @param attribute the name of the view's attribute
   * @param comparison how the attribute compares with the value
   */
  public record Condition(String attribute, Comparison comparison, Object value) {}

  /** How an attribute compares with a value. */
  public enum Comparison {
    EQUAL("="),
    LATER(">"),
    EARLIER("<");

    private final String operator;

    Comparison(String operator) {
      this.operator = operator;
    }

    /** Returns the operator in SQL. */
    public String operator() {
      return operator;
    }
  }

  /** Whether it is a part of the list of all entities, newest first. */
  public boolean isOfAllNewest() {
    return conditions.isEmpty() && sort == EntitySort.NEWEST;
  }

  /** Returns the page with the entities that a repository found. */
  public Representation page(List<? extends AuditedView> found) {
    return Representation.ofPage(found, slice, sort::key);
  }
}
