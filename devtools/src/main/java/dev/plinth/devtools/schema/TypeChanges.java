package dev.plinth.devtools.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.pgcodekeeper.core.schema.AbstractColumn;
import org.pgcodekeeper.core.schema.AbstractDatabase;
import org.pgcodekeeper.core.schema.AbstractSchema;
import org.pgcodekeeper.core.schema.AbstractTable;

/** Finds the columns whose type changes. */
final class TypeChanges {

  private final List<String> statements = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> needless = new ArrayList<>();

  /**
   * Finds the changes. A change that nothing prevents is also applied to the current schema: the
   * library would drop and recreate each index of the column.
   *
   * @param from the current schema
   * @param to the target schema
   * @param database a scratch database with the current schema
   */
  static TypeChanges extract(AbstractDatabase from, AbstractDatabase to, DataSource database)
      throws SQLException {
    TypeChanges changes = new TypeChanges();
    try (Connection connection = database.getConnection()) {
      for (AbstractSchema schema : from.getSchemas()) {
        for (AbstractTable table : schema.getTables()) {
          AbstractTable after = to.getSchema(schema.getName()).getTable(table.getName());
          changes.find(table, after, connection);
        }
      }
    }
    return changes;
  }

  /** Returns the statements for the changes that nothing prevents. */
  List<String> statements() {
    return statements;
  }

  /** Returns comments about the others. */
  List<String> notes() {
    return notes;
  }

  /** Removes the explicit conversions that are not needed. */
  String withoutNeedlessUsing(String script) {
    String text = script;
    for (String using : needless) {
      text = text.replace(using, "");
    }
    return text;
  }

  private void find(AbstractTable from, AbstractTable to, Connection connection)
      throws SQLException {
    for (AbstractColumn before : from.getColumns()) {
      AbstractColumn after = to.getColumn(before.getName());
      if (!before.getType().equals(after.getType())) {
        convert(before, after, connection);
      }
    }
  }

  private void convert(AbstractColumn before, AbstractColumn after, Connection connection)
      throws SQLException {
    TypeChange change = TypeChange.of(before, after);
    boolean automatic = change.isAutomatic(connection);
    if (change.isPossible(connection, automatic)) {
      statements.add(change.note(automatic) + change.statement(automatic));
      before.setType(after.getType());
      return;
    }
    notes.add(change.note(automatic));
    if (automatic) {
      needless.add(change.using());
    }
  }
}
