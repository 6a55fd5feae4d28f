package dev.plinth.persistence.blog;

import dev.plinth.persistence.jpa.NativeStatement;
import dev.plinth.runtime.representation.Keyset;
import dev.plinth.runtime.representation.Representation;
import java.util.ArrayList;
import java.util.List;

/**
 * The statement of a query: the blogs next to the position first, up to the one that exceeds the
 * size of a page, and at least two, because a page has one blog of any length and must know whether
 * another one follows. Blogs beyond it are not read: PostgreSQL knows the length of a text without
 * reading the text.
 */
final class BlogListStatement {

  static final String COLUMNS =
      "id, title, description, author, user_id, is_active, created_at, updated_at, version";

  private static final String PAGE =
      """
      select %1$s
      from (
        select *, row_number() over found_order as number,
          sum(octet_length(description)) over (
            found_order rows between unbounded preceding and 1 preceding) as bytes_before
        from (%3$s) as found
        window found_order as (order by %2$s)) as measured
      where number <= 2 or bytes_before <= %4$d
      order by %2$s
      """;

  /** Active and inactive blogs are read separately, because each index begins with the state. */
  private static final String BOTH_STATES =
      "select * from ((%s) union all (%s)) as states order by %s limit ?";

  private final BlogQuery query;
  private final boolean isDescending;
  private final String order;
  private final List<Object> values = new ArrayList<>();

  private BlogListStatement(BlogQuery query) {
    this.query = query;
    this.isDescending = query.sort().isDescending() != query.slice().isBefore();
    this.order =
        "%1$s %2$s, id %2$s".formatted(query.sort().column(), isDescending ? "desc" : "asc");
  }

  static NativeStatement of(BlogQuery query) {
    return new BlogListStatement(query).statement();
  }

  private NativeStatement statement() {
    return new NativeStatement(page(COLUMNS, order, found()), values);
  }

  /**
   * Returns the SQL that reads rows up to the one that exceeds the size of a page.
   *
   * @param columns what it returns of each row
   * @param order of the rows
   * @param found the SQL of the rows
   */
  static String page(String columns, String order, String found) {
    return PAGE.formatted(columns, order, found, Representation.PAGE_BYTES);
  }

  private String found() {
    Boolean active = query.filter().active();
    if (active != null) {
      return inState(active);
    }
    String both = BOTH_STATES.formatted(inState(true), inState(false), order);
    values.add(query.slice().readLimit());
    return both;
  }

  private String inState(boolean active) {
    List<String> conditions = new ArrayList<>(List.of(active ? "is_active" : "not is_active"));
    query.filter().addTo(conditions, values);
    Keyset position = query.slice().position();
    if (position != null) {
      String comparison = isDescending ? "<" : ">";
      conditions.add("(%s, id) %s (?, ?)".formatted(query.sort().column(), comparison));
      values.add(position.key());
      values.add(position.id());
    }
    values.add(query.slice().readLimit());
    return "select %s from blogs where %s order by %s limit ?"
        .formatted(COLUMNS, String.join(" and ", conditions), order);
  }
}
