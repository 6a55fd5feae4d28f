package dev.plinth.runtime.database;

import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Roles without superuser rights, for databases of {@link TestPostgres}. */
public final class TestRole {

  private TestRole() {}

  /**
   * Returns the database, with a new role to log in.
   *
   * @param settings arguments of {@code alter role … set}
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

  /** Returns the database, with a new role that owns it. */
  public static DataSource owner(DataSource database, String... settings) {
    DataSource source = of(database, settings);
    PGSimpleDataSource role = (PGSimpleDataSource) source;
    Sql.run(database, "alter database " + role.getDatabaseName() + " owner to " + role.getUser());
    return source;
  }
}
