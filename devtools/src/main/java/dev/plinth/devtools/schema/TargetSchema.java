package dev.plinth.devtools.schema;

import java.util.ArrayList;
import java.util.List;
import org.pgcodekeeper.core.schema.AbstractColumn;
import org.pgcodekeeper.core.schema.AbstractDatabase;
import org.pgcodekeeper.core.schema.AbstractTable;
import org.pgcodekeeper.core.schema.IStatementContainer;
import org.pgcodekeeper.core.schema.PgStatement;
import org.pgcodekeeper.core.schema.pg.PgColumn;
import org.pgcodekeeper.core.settings.ISettings;

/**
 * The target schema: the schema of the migrations, overlaid with the schema of the entities. So all
 * that only SQL can express stays, and nothing is dropped; what the entities no longer have is
 * listed.
 */
final class TargetSchema {

  private final ISettings settings;
  private final List<PgStatement> abandoned = new ArrayList<>();

  TargetSchema(ISettings settings) {
    this.settings = settings;
  }

  /** Returns what the entities no longer have, as the migrations define it. */
  List<PgStatement> abandoned() {
    return abandoned;
  }

  AbstractDatabase of(AbstractDatabase entities, AbstractDatabase migrations) {
    return (AbstractDatabase) overlay(migrations, entities);
  }

  private PgStatement overlay(PgStatement sql, PgStatement entity) {
    boolean kept = SchemaEquivalence.isKept(sql, entity, settings);
    PgStatement copy = (kept ? sql : entity).shallowCopy();
    if (sql instanceof AbstractTable from && entity instanceof AbstractTable to) {
      columns(from, to, (AbstractTable) copy);
    }
    if (copy instanceof IStatementContainer container) {
      children(sql, entity, container);
    }
    return copy;
  }

  private void children(PgStatement sql, PgStatement entity, IStatementContainer copy) {
    sql.getChildren()
        .forEach(
            child -> {
              PgStatement twin = twin(child, entity);
              if (twin == null) {
                abandoned.add(child);
              }
              copy.addChild(twin == null ? child.deepCopy() : overlay(child, twin));
            });
    entity
        .getChildren()
        .filter(child -> twin(child, sql) == null)
        .forEach(child -> copy.addChild(child.deepCopy()));
  }

  private static PgStatement twin(PgStatement child, PgStatement parent) {
    return ((IStatementContainer) parent).getChild(child.getName(), child.getStatementType());
  }

  private void columns(AbstractTable sql, AbstractTable entity, AbstractTable copy) {
    for (AbstractColumn column : sql.getColumns()) {
      AbstractColumn twin = entity.getColumn(column.getName());
      PgColumn target = (PgColumn) copy.getColumn(column.getName());
      if (twin != null) {
        overlay(twin, target);
      } else if (!target.isGenerated()) {
        abandoned.add(column);
        abandon(target);
      }
    }
    entity.getColumns().stream()
        .filter(column -> sql.getColumn(column.getName()) == null)
        .forEach(column -> copy.addColumn((AbstractColumn) column.deepCopy()));
  }

  /** Keeps what only SQL declares: generated columns, and defaults that the entities don't have. */
  private static void overlay(AbstractColumn entity, PgColumn target) {
    if (target.isGenerated()) {
      return;
    }
    target.setType(entity.getType());
    target.setNotNull(entity.isNotNull());
    if (entity.getDefaultValue() != null) {
      target.setDefaultValue(entity.getDefaultValue());
    }
  }

  /** The new version doesn't write the column, so it must not be required. */
  private static void abandon(PgColumn target) {
    if (target.getDefaultValue() == null && target.getIdentityType() == null) {
      target.setNotNull(false);
    }
  }
}
