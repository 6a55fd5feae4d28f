package dev.plinth.devtools.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pgcodekeeper.core.schema.AbstractConstraint;
import org.pgcodekeeper.core.schema.AbstractDatabase;
import org.pgcodekeeper.core.schema.AbstractSchema;
import org.pgcodekeeper.core.schema.AbstractTable;
import org.pgcodekeeper.core.schema.pg.PgConstraintCheck;

/**
 * Removed values of an enum, which its check no longer allows: rows with such a value need another.
 *
 * @param table the table
 * @param check the name of the check
 * @param column the column
 * @param removed the removed values
 * @param allowed the remaining values
 */
record RemovedValues(
    AbstractTable table, String check, String column, List<String> removed, List<String> allowed) {

  private static final Pattern LIST = Pattern.compile("CHECK \\((\\S+) IN \\((.*)\\)\\)");

  /**
   * Finds the removed values, and applies their removal to the current schema.
   *
   * @param from the current schema
   * @param to the target schema
   */
  static List<RemovedValues> extract(AbstractDatabase from, AbstractDatabase to) {
    List<RemovedValues> all = new ArrayList<>();
    for (AbstractSchema schema : from.getSchemas()) {
      for (AbstractTable table : schema.getTables()) {
        AbstractTable after = to.getSchema(schema.getName()).getTable(table.getName());
        for (AbstractConstraint check : List.copyOf(table.getConstraints())) {
          of(check, after.getConstraint(check.getName())).ifPresent(all::add);
        }
      }
    }
    return all;
  }

  private static Optional<RemovedValues> of(AbstractConstraint before, AbstractConstraint after) {
    if (!(before instanceof PgConstraintCheck check) || !(after instanceof PgConstraintCheck)) {
      return Optional.empty();
    }
    Matcher old = LIST.matcher(before.getDefinition());
    Matcher now = LIST.matcher(after.getDefinition());
    if (!old.matches() || !now.matches()) {
      return Optional.empty();
    }
    List<String> allowed = values(now);
    List<String> removed = values(old).stream().filter(value -> !allowed.contains(value)).toList();
    if (removed.isEmpty()) {
      return Optional.empty();
    }
    check.setExpression(now.group(1) + " IN (" + now.group(2) + ")");
    return Optional.of(
        new RemovedValues(
            (AbstractTable) before.getParent(), before.getName(), old.group(1), removed, allowed));
  }

  private static List<String> values(Matcher list) {
    return Arrays.asList(list.group(2).split(", "));
  }

  /** Returns the statements, with a comment about what to decide. */
  String sql() {
    String name = table.getQualifiedName();
    return """
        -- %s.%s: %s is no longer allowed. Decide what the rows that have it get instead of %s.
        -- Servers of the previous version may still write it: while one runs, hold this back.
        alter table %s drop constraint %s;
        update %s set %s = %s where %s in (%s);
        alter table %s add constraint %s check (%s in (%s));
        """
        .formatted(
            table.getName(),
            column,
            String.join(", ", removed),
            allowed.get(0),
            name,
            check,
            name,
            column,
            allowed.get(0),
            column,
            String.join(", ", removed),
            name,
            check,
            column,
            String.join(", ", allowed));
  }
}
