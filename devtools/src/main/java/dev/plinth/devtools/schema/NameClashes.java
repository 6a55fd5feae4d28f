package dev.plinth.devtools.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.pgcodekeeper.core.PgDiffUtils;
import org.pgcodekeeper.core.schema.AbstractDatabase;
import org.pgcodekeeper.core.schema.AbstractIndex;
import org.pgcodekeeper.core.schema.AbstractSchema;
import org.pgcodekeeper.core.schema.AbstractTable;
import org.pgcodekeeper.core.schema.IConstraintPk;
import org.pgcodekeeper.core.schema.PgStatement;

/**
 * Name clashes of indexes: a new table needs the name of an index of a table that no entity has any
 * more, as when an entity moved to another table. The old table stays, and its indexes are renamed.
 */
final class NameClashes {

  private NameClashes() {}

  /**
   * Returns the statements that rename the indexes, each with a comment.
   *
   * @param migrations the schema of the migrations
   * @param entities the schema of the entities
   */
  static List<String> between(AbstractDatabase migrations, AbstractDatabase entities) {
    List<String> renames = new ArrayList<>();
    for (AbstractTable old : tablesOnlyIn(migrations, entities)) {
      for (AbstractTable fresh : tablesOnlyIn(entities, migrations)) {
        List<String> taken = indexes(fresh).toList();
        indexes(old).filter(taken::contains).forEach(name -> renames.add(sql(old, fresh, name)));
      }
    }
    return renames;
  }

  private static String sql(AbstractTable old, AbstractTable fresh, String name) {
    return """
        -- The new table %s needs the name %s, which an index of %s has.
        alter index %s rename to %s;"""
        .formatted(
            fresh.getName(),
            name,
            old.getName(),
            PgDiffUtils.getQuotedName(name),
            PgDiffUtils.getQuotedName(name + "_of_" + old.getName()));
  }

  private static List<AbstractTable> tablesOnlyIn(AbstractDatabase one, AbstractDatabase other) {
    return one.getSchemas().stream()
        .flatMap(schema -> schema.getTables().stream())
        .filter(table -> !isIn(other, table))
        .toList();
  }

  private static boolean isIn(AbstractDatabase database, AbstractTable table) {
    AbstractSchema schema = database.getSchema(table.getSchemaName());
    return schema != null && schema.getTable(table.getName()) != null;
  }

  /** Primary keys and unique constraints have an index of the same name. */
  private static Stream<String> indexes(AbstractTable table) {
    return table
        .getChildren()
        .filter(child -> child instanceof AbstractIndex || child instanceof IConstraintPk)
        .map(PgStatement::getName);
  }
}
