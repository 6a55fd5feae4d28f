package dev.plinth.devtools.schema;

import java.util.Objects;
import org.pgcodekeeper.core.schema.PgStatement;
import org.pgcodekeeper.core.schema.pg.PgConstraintCheck;
import org.pgcodekeeper.core.schema.pg.PgConstraintFk;
import org.pgcodekeeper.core.schema.pg.PgConstraintPk;
import org.pgcodekeeper.core.schema.pg.PgIndex;
import org.pgcodekeeper.core.settings.ISettings;

/**
 * Decides whether a schema object of the migrations satisfies the entities' object of the same
 * name. The migrations may say more.
 */
final class SchemaEquivalence {

  private SchemaEquivalence() {}

  static boolean isKept(PgStatement sql, PgStatement entity, ISettings settings) {
    if (sql instanceof PgConstraintFk one && entity instanceof PgConstraintFk other) {
      return isKept(one, other);
    }
    if (sql instanceof PgConstraintPk one && entity instanceof PgConstraintPk other) {
      return one.isPrimaryKey() == other.isPrimaryKey()
          && one.getColumns().equals(other.getColumns());
    }
    if (sql instanceof PgConstraintCheck one && entity instanceof PgConstraintCheck other) {
      return one.getDefinition().equals(other.getDefinition());
    }
    if (sql instanceof PgIndex one && entity instanceof PgIndex other) {
      return isKept(one, other, settings);
    }
    return sql.getClass() == entity.getClass();
  }

  /** Entities rarely declare what happens on deletion. */
  private static boolean isKept(PgConstraintFk sql, PgConstraintFk entity) {
    return sql.getDefinition().equals(entity.getDefinition())
        || withoutActions(sql).equals(entity.getDefinition());
  }

  private static String withoutActions(PgConstraintFk key) {
    return key.getDefinition().replaceFirst(" ON (UPDATE|DELETE) .*", "");
  }

  /** Entities can't declare the method, a condition, or further columns of an index. */
  private static boolean isKept(PgIndex sql, PgIndex entity, ISettings settings) {
    if (!Objects.equals(sql.getMethod(), entity.getMethod())) {
      return true;
    }
    String full = sql.getSQL(false, settings).replaceFirst(";$", "");
    String plain = entity.getSQL(false, settings).replaceFirst(";$", "");
    return full.equals(plain) || full.startsWith(plain + " ") || full.startsWith(plain + "\n");
  }
}
