package dev.plinth.persistence.entity;

import dev.plinth.persistence.jpa.NativeStatement;
import dev.plinth.runtime.representation.Representation;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A table as a view shows it. A column has the name of the view's component, such as {@code
 * created_at} for {@code createdAt}.
 *
 * @param <V> the view, a record
 */
public final class ViewTable<V> {

  /** PostgreSQL knows the length of a text without reading the text. */
  private static final String PAGE =
      """
      select %1$s
      from (
        select *, row_number() over found_order as number,
          sum(%5$s) over (
            found_order rows between unbounded preceding and 1 preceding) as bytes_before
        from (%3$s) as found
        window found_order as (order by %2$s)) as measured
      where number <= 2 or bytes_before <= %4$d
      order by %2$s
      """;

  private final String name;
  private final List<String> texts;
  private final List<RecordComponent> components;
  private final Constructor<V> constructor;

  /**
   * Creates the description of a table.
   *
   * @param texts the names of the attributes that may be long texts
   */
  public ViewTable(String name, Class<V> view, String... texts) {
    this.name = name;
    this.texts = List.of(texts);
    this.components = List.of(view.getRecordComponents());
    Class<?>[] types = components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      this.constructor = view.getDeclaredConstructor(types);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("each record has its canonical constructor", e);
    }
  }

  /** Returns the name of the table. */
  public String name() {
    return name;
  }

  /** Returns the names of the columns, separated by commas. */
  public String columns() {
    return components.stream().map(it -> snakeCase(it.getName())).collect(Collectors.joining(", "));
  }

  /** Returns the name of the column of an attribute of the view. */
  String column(String attribute) {
    return components.stream()
        .map(RecordComponent::getName)
        .filter(attribute::equals)
        .findFirst()
        .map(ViewTable::snakeCase)
        .orElseThrow(() -> new IllegalArgumentException("the view has no " + attribute));
  }

  private static String snakeCase(String name) {
    return name.replaceAll("(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the SQL that reads rows up to the one that exceeds the size of a page, and at least
   * two: a page has one row of any length and must know whether another one follows. Texts beyond
   * it are not read.
   *
   * @param columns what it returns of each row
   * @param order of the rows
   * @param found the SQL of the rows
   */
  public String page(String columns, String order, String found) {
    String bytes =
        texts.isEmpty()
            ? "0"
            : texts.stream()
                .map(it -> "octet_length(" + column(it) + ")")
                .collect(Collectors.joining(" + "));
    return PAGE.formatted(columns, order, found, Representation.PAGE_BYTES, bytes);
  }

  /** Returns the view of the row with this id; empty if there is none. */
  public Optional<V> find(EntityManager em, UUID id) {
    String sql = "select %s from %s where id = ?".formatted(columns(), name);
    return list(em, new NativeStatement(sql, List.of(id))).stream().findFirst();
  }

  /** Returns the views of the rows of a statement, whose columns are those of the view. */
  public List<V> list(EntityManager em, NativeStatement statement) {
    return statement.rows(em).stream().map(this::view).toList();
  }

  private V view(Object[] row) {
    Object[] values =
        Arrays.stream(row)
            .map(it -> it instanceof Timestamp time ? time.toInstant() : it)
            .toArray();
    try {
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a row of " + name + " is no view", e);
    }
  }
}
