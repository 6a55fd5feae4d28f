package dev.plinth.persistence;

import java.sql.Timestamp;
import java.sql.Types;
import java.util.Hashtable;
import org.eclipse.persistence.internal.databaseaccess.FieldTypeDefinition;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.platform.database.PostgreSQL10Platform;

/** EclipseLink's platform for PostgreSQL, with types as the migrations use them. */
public class PlinthPostgreSQLPlatform extends PostgreSQL10Platform {

  private static final long serialVersionUID = 1L;

  /**
   * Lets PostgreSQL infer the type of a null. EclipseLink declares the null of a {@code uuid} as
   * {@code varchar}, which PostgreSQL refuses.
   */
  @Override
  public int getJDBCTypeForSetNull(DatabaseField field) {
    return Types.NULL;
  }

  /** A point in time is the same everywhere, so its column has a time zone. */
  @Override
  protected Hashtable<Class<?>, FieldTypeDefinition> buildFieldTypes() {
    Hashtable<Class<?>, FieldTypeDefinition> types = super.buildFieldTypes();
    types.put(Timestamp.class, new FieldTypeDefinition("TIMESTAMP WITH TIME ZONE", false));
    return types;
  }
}
