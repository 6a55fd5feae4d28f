package dev.plinth.persistence.entity;

import dev.plinth.persistence.jpa.NativeStatement;
import dev.plinth.runtime.entity.EntityQuery;
import dev.plinth.runtime.entity.EntityQuery.Condition;
import java.util.ArrayList;
import java.util.List;

/** The statement of a query: the entities next to its position first. */
final class EntityListStatement {

  private EntityListStatement() {}

  static NativeStatement of(ViewTable<?> table, EntityQuery query) {
    ListOrder order =
        new ListOrder(
            table.column(query.sort().attribute()), query.sort().isDescending(), query.slice());
    List<String> conditions = new ArrayList<>(List.of("true"));
    List<Object> values = new ArrayList<>();
    for (Condition condition : query.conditions()) {
      conditions.add(
          table.column(condition.attribute()) + " " + condition.comparison().operator() + " ?");
      values.add(condition.value());
    }
    order.addPosition(conditions, values);
    values.add(query.slice().readLimit());
    String found =
        "select * from %s where %s order by %s limit ?"
            .formatted(table.name(), String.join(" and ", conditions), order.sql());
    return new NativeStatement(table.page(table.columns(), order.sql(), found), values);
  }
}
