package dev.plinth.runtime.database;

import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Roles that are no superusers, for databases of {@link TestPostgres}. */
public final class TestRole {

  private TestRole() {}

  /**
   * Returns the database as a new role uses it.
   *
   * @param settings what {@code alter role … set} says, or nothing
   */
  public static DataSource of(DataSource database, String... settings) {
    PGSimpleDataSource superuser = (PGSimpleDataSource) database;
    String role = "role_" + UUID.randomUUID().toString().replace("-", "");
    Sql.run(database, "create role " + role + " login");
    for (String setting : settings) {
      Sql.run(database, "alter role " + role + " set " + setting);
    }
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setPortNumbers(superuser.getPortNumbers());
    source.setDatabaseName(superuser.getDatabaseName());
    source.setUser(role);
    return source;
  }

  /** Returns the same, but the role owns the database. */
  public static DataSource owner(DataSource database, String... settings) {
    DataSource source = of(database, settings);
    PGSimpleDataSource role = (PGSimpleDataSource) source;
    Sql.run(database, "alter database " + role.getDatabaseName() + " owner to " + role.getUser());
    return source;
  }
}
