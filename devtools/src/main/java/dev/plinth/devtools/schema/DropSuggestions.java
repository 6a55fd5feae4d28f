package dev.plinth.devtools.schema;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.pgcodekeeper.core.PgDiffUtils;
import org.pgcodekeeper.core.schema.AbstractColumn;
import org.pgcodekeeper.core.schema.AbstractDatabase;
import org.pgcodekeeper.core.schema.AbstractSchema;
import org.pgcodekeeper.core.schema.AbstractTable;
import org.pgcodekeeper.core.schema.IConstraintFk;
import org.pgcodekeeper.core.schema.IConstraintPk;
import org.pgcodekeeper.core.schema.PgStatement;

/**
 * Drop statements, commented out, for what the entities no longer have: dropping it loses data, and
 * servers of the previous version may still use it.
 *
 * @param entities the schema of the entities
 * @param migrations the schema of the migrations
 */
record DropSuggestions(AbstractDatabase entities, AbstractDatabase migrations) {

  List<String> of(List<PgStatement> abandoned) {
    return abandoned.stream().flatMap(this::suggestion).toList();
  }

  private Stream<String> suggestion(PgStatement abandoned) {
    if (abandoned instanceof AbstractTable table) {
      return Stream.of(table(table));
    }
    if (abandoned instanceof AbstractColumn column) {
      return Stream.of(column(column));
    }
    if (abandoned instanceof IConstraintFk key) {
      return constraint(abandoned, key.getColumns());
    }
    if (abandoned instanceof IConstraintPk key) {
      return constraint(abandoned, key.getColumns());
    }
    return Stream.empty();
  }

  private String table(AbstractTable table) {
    String name = HouseStyle.of(table.getQualifiedName());
    StringBuilder text =
        new StringBuilder("-- No entity has the table %s any more.\n".formatted(table.getName()));
    tables(entities)
        .filter(other -> counterpart(migrations, other) == null)
        .filter(other -> names(other).equals(names(table)))
        .forEach(
            other ->
                text.append(
                    """
                    -- Was it renamed to %s? Then write only this instead of the new table:
                    -- alter table %s rename to %s;
                    """
                        .formatted(other.getName(), name, quoted(other))));
    return text.append("-- drop table %s;\n".formatted(name)).toString();
  }

  private String column(AbstractColumn column) {
    AbstractTable before = (AbstractTable) column.getParent();
    String table = HouseStyle.of(before.getQualifiedName());
    StringBuilder text =
        new StringBuilder(
            "-- No entity has the column %s.%s any more.\n"
                .formatted(before.getName(), column.getName()));
    counterpart(entities, before).getColumns().stream()
        .filter(other -> before.getColumn(other.getName()) == null)
        .filter(other -> other.getType().equals(column.getType()))
        .forEach(
            other ->
                text.append(
                    """
                    -- Was it renamed to %s? Then write only this instead of all statements about the two:
                    -- alter table %s rename column %s to %s;
                    """
                        .formatted(other.getName(), table, quoted(column), quoted(other))));
    return text.append("-- alter table %s drop column %s;\n".formatted(table, quoted(column)))
        .toString();
  }

  /** A constraint is dropped with its columns. */
  private Stream<String> constraint(PgStatement constraint, Collection<String> columns) {
    AbstractTable before = (AbstractTable) constraint.getParent();
    AbstractTable entity = counterpart(entities, before);
    if (columns.stream().anyMatch(column -> entity.getColumn(column) == null)) {
      return Stream.empty();
    }
    return Stream.of(
        """
        -- No entity has the constraint %s of %s any more.
        -- alter table %s drop constraint %s;
        """
            .formatted(
                constraint.getName(),
                before.getName(),
                HouseStyle.of(before.getQualifiedName()),
                quoted(constraint)));
  }

  private static AbstractTable counterpart(AbstractDatabase other, AbstractTable table) {
    AbstractSchema schema = other.getSchema(table.getSchemaName());
    return schema == null ? null : schema.getTable(table.getName());
  }

  private static Stream<AbstractTable> tables(AbstractDatabase database) {
    return database.getSchemas().stream().flatMap(schema -> schema.getTables().stream());
  }

  private static List<String> names(AbstractTable table) {
    return table.getColumns().stream().map(AbstractColumn::getName).sorted().toList();
  }

  private static String quoted(PgStatement statement) {
    return PgDiffUtils.getQuotedName(statement.getName());
  }
}
