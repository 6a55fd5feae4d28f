package dev.plinth.devtools.schema;

import java.util.ArrayList;
import java.util.List;
import org.pgcodekeeper.core.schema.AbstractColumn;
import org.pgcodekeeper.core.schema.AbstractDatabase;
import org.pgcodekeeper.core.schema.AbstractSchema;
import org.pgcodekeeper.core.schema.AbstractTable;
import org.pgcodekeeper.core.schema.pg.PgColumn;

/** Finds the columns that need a backfill before they can become not null. */
final class NotNullBackfills {

  private NotNullBackfills() {}

  /**
   * Finds the backfills, and applies them to the current schema.
   *
   * @param from the current schema
   * @param to the target schema
   */
  static List<NotNullBackfill> extract(AbstractDatabase from, AbstractDatabase to) {
    List<NotNullBackfill> backfills = new ArrayList<>();
    for (AbstractSchema schema : from.getSchemas()) {
      for (AbstractTable table : schema.getTables()) {
        backfills.addAll(extract(table, to.getSchema(schema.getName()).getTable(table.getName())));
      }
    }
    return backfills;
  }

  private static List<NotNullBackfill> extract(AbstractTable from, AbstractTable to) {
    List<NotNullBackfill> backfills = new ArrayList<>();
    for (AbstractColumn column : to.getColumns()) {
      AbstractColumn before = from.getColumn(column.getName());
      if (!needsValue((PgColumn) column) || before != null && before.isNotNull()) {
        continue;
      }
      if (before == null) {
        backfills.add(new NotNullBackfill(to, column, true));
        from.addColumn((AbstractColumn) column.deepCopy());
      } else {
        backfills.add(new NotNullBackfill(to, before, false));
        before.setNotNull(true);
      }
    }
    return backfills;
  }

  private static boolean needsValue(PgColumn column) {
    return column.isNotNull()
        && column.getDefaultValue() == null
        && column.getIdentityType() == null;
  }
}
