package dev.plinth.devtools.schema;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pgcodekeeper.core.PgDiffUtils;
import org.pgcodekeeper.core.schema.AbstractColumn;
import org.pgcodekeeper.core.schema.AbstractConstraint;
import org.pgcodekeeper.core.schema.AbstractTable;

/**
 * The backfill of a column that becomes not null and has no default: existing rows need a value.
 *
 * @param table the table in the target schema
 * @param column the column in the target schema
 * @param isNew whether the column doesn't exist yet
 */
record NotNullBackfill(AbstractTable table, AbstractColumn column, boolean isNew) {

  private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'");

  /** Returns the statements, with a comment about what to decide. */
  String sql() {
    return isNew ? added() : narrowed();
  }

  private String added() {
    return """
        -- %s: new, must not be null, no default. Decide what existing rows get instead of %s.
        -- Servers of the previous version don't write it: while one runs, leave out "set not null"
        -- and do it in a later migration.
        alter table %s add column %s %s;
        update %s set %s = %s;
        alter table %s alter column %s set not null;
        """
        .formatted(
            what(),
            value(),
            name(),
            quoted(),
            column.getType(),
            name(),
            quoted(),
            value(),
            name(),
            quoted());
  }

  private String narrowed() {
    return """
        -- %s: must no longer be null, no default. Decide what rows without a value get instead of %s.
        update %s set %s = %s where %s is null;
        alter table %s alter column %s set not null;
        """
        .formatted(what(), value(), name(), quoted(), value(), quoted(), name(), quoted());
  }

  private String what() {
    return table.getName() + "." + column.getName();
  }

  private String name() {
    return table.getQualifiedName();
  }

  private String quoted() {
    return PgDiffUtils.getQuotedName(column.getName());
  }

  /** Returns a placeholder that the column accepts, if one is known; the developer decides. */
  private String value() {
    AbstractConstraint check =
        table.getConstraint(table.getName() + "_" + column.getName() + "_check");
    if (check != null) {
      Matcher allowed = LITERAL.matcher(check.getDefinition());
      return allowed.find() ? allowed.group() : "0";
    }
    String type = column.getType().toLowerCase(Locale.ROOT).replaceFirst("\\(.*", "");
    return switch (type) {
      case "character varying", "text", "character", "bytea" -> "''";
      case "smallint", "integer", "bigint", "numeric", "real", "double precision" -> "0";
      case "boolean" -> "false";
      case "date", "timestamp with time zone", "timestamp without time zone" -> "now()";
      case "json", "jsonb" -> "'{}'";
      default -> "null";
    };
  }
}
