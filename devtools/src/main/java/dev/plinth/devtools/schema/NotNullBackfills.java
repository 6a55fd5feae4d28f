package dev.plinth.devtools.schema;

import java.util.ArrayList;
import java.util.List;
import org.pgcodekeeper.core.schema.AbstractColumn;
import org.pgcodekeeper.core.schema.AbstractDatabase;
import org.pgcodekeeper.core.schema.AbstractSchema;
import org.pgcodekeeper.core.schema.AbstractTable;
import org.pgcodekeeper.core.schema.pg.PgColumn;

/** Finds the columns whose rows need a value before the schema can be reached. */
final class NotNullBackfills {

  private NotNullBackfills() {}

  /**
   * Finds them, and changes the schema that is to what it is after them.
   *
   * @param from the schema that is
   * @param to the schema to reach
   */
  static List<NotNullBackfill> anticipated(AbstractDatabase from, AbstractDatabase to) {
    List<NotNullBackfill> fillings = new ArrayList<>();
    for (AbstractSchema schema : from.getSchemas()) {
      for (AbstractTable table : schema.getTables()) {
        fillings.addAll(
            anticipated(table, to.getSchema(schema.getName()).getTable(table.getName())));
      }
    }
    return fillings;
  }

  private static List<NotNullBackfill> anticipated(AbstractTable from, AbstractTable to) {
    List<NotNullBackfill> fillings = new ArrayList<>();
    for (AbstractColumn column : to.getColumns()) {
      AbstractColumn before = from.getColumn(column.getName());
      if (!needsValue((PgColumn) column) || before != null && before.isNotNull()) {
        continue;
      }
      if (before == null) {
        fillings.add(new NotNullBackfill(to, column, true));
        from.addColumn((AbstractColumn) column.deepCopy());
      } else {
        fillings.add(new NotNullBackfill(to, before, false));
        before.setNotNull(true);
      }
    }
    return fillings;
  }

  private static boolean needsValue(PgColumn column) {
    return column.isNotNull()
        && column.getDefaultValue() == null
        && column.getIdentityType() == null;
  }
}
