package dev.plinth.persistence.blog;

import dev.plinth.persistence.entity.ListOrder;
import dev.plinth.persistence.entity.ViewTable;
import dev.plinth.persistence.jpa.NativeStatement;
import java.util.ArrayList;
import java.util.List;

/**
 * The statement of a query: the blogs next to the position first, up to the one that exceeds the
 * size of a page, and at least two.
 */
final class BlogListStatement {

  static final ViewTable<BlogView> TABLE = new ViewTable<>("blogs", BlogView.class, "description");

  /** Active and inactive blogs are read separately, because each index begins with the state. */
  private static final String BOTH_STATES =
      "select * from ((%s) union all (%s)) as states order by %s limit ?";

  private final BlogQuery query;
  private final ListOrder order;
  private final List<Object> values = new ArrayList<>();

  private BlogListStatement(BlogQuery query) {
    this.query = query;
    this.order = new ListOrder(query.sort().column(), query.sort().isDescending(), query.slice());
  }

  static NativeStatement of(BlogQuery query) {
    return new BlogListStatement(query).statement();
  }

  private NativeStatement statement() {
    return new NativeStatement(TABLE.page(TABLE.columns(), order.sql(), found()), values);
  }

  private String found() {
    Boolean active = query.filter().active();
    if (active != null) {
      return inState(active);
    }
    String both = BOTH_STATES.formatted(inState(true), inState(false), order.sql());
    values.add(query.slice().readLimit());
    return both;
  }

  private String inState(boolean active) {
    List<String> conditions = new ArrayList<>(List.of(active ? "is_active" : "not is_active"));
    query.filter().addTo(conditions, values);
    order.addPosition(conditions, values);
    values.add(query.slice().readLimit());
    return "select %s from blogs where %s order by %s limit ?"
        .formatted(TABLE.columns(), String.join(" and ", conditions), order.sql());
  }
}
