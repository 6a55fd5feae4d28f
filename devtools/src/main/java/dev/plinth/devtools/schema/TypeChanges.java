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

/** The columns that get another type. */
final class TypeChanges {

  private final List<String> statements = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> needless = new ArrayList<>();

  /**
   * Finds them. Where nothing stands in the way, it changes the schema that is to what it is after
   * the conversion: the library would drop and make again each index of the column.
   *
   * @param from the schema that is
   * @param to the schema to reach
   * @param database a database with the schema that is, to try in
   */
  static TypeChanges anticipated(AbstractDatabase from, AbstractDatabase to, DataSource database)
      throws SQLException {
    TypeChanges conversions = new TypeChanges();
    try (Connection connection = database.getConnection()) {
      for (AbstractSchema schema : from.getSchemas()) {
        for (AbstractTable table : schema.getTables()) {
          AbstractTable after = to.getSchema(schema.getName()).getTable(table.getName());
          conversions.find(table, after, connection);
        }
      }
    }
    return conversions;
  }

  /** The statements for those where nothing stands in the way. */
  List<String> statements() {
    return statements;
  }

  /** Comments about the others. */
  List<String> notes() {
    return notes;
  }

  /** Leaves out the explicit conversions of the others that are not needed. */
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
    TypeChange conversion = TypeChange.of(before, after);
    boolean automatic = conversion.isAutomatic(connection);
    if (conversion.isPossible(connection, automatic)) {
      statements.add(conversion.note(automatic) + conversion.statement(automatic));
      before.setType(after.getType());
      return;
    }
    notes.add(conversion.note(automatic));
    if (automatic) {
      needless.add(conversion.using());
    }
  }
}
