package dev.plinth.devtools.schema;

import dev.plinth.launcher.Failure;
import dev.plinth.persistence.migration.MigrationDiagnosis;
import dev.plinth.persistence.migration.Migrations;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.pgcodekeeper.core.schema.AbstractDatabase;

/**
 * Schema comparison: creates the schemas of the entities and of the migrations and compares them.
 */
public final class SchemaComparison {

  private final ScratchDatabase scratch;
  private final Migrations migrations;

  /**
   * @param scratch the database in which to create them, one after the other
   * @param migrations the folder of the migrations
   */
  public SchemaComparison(ScratchDatabase scratch, Path migrations) {
    this.scratch = scratch;
    this.migrations = new Migrations(scratch.dataSource()).from(migrations);
  }

  /**
   * Returns the difference, after verifying that applying it to the schema of the migrations gives
   * the schema of the entities.
   *
   * @throws Failure if the migrations can't be applied, the entities have no valid schema, or the
   *     difference is not sufficient
   */
  public SchemaDifference difference() throws IOException {
    try {
      AbstractDatabase entities = entities();
      migrate();
      List<String> renames = NameClashes.between(read(), entities);
      scratch.run(String.join("\n", renames));
      SchemaDifference difference =
          SchemaDifference.between(read(), entities, scratch.dataSource());
      verify(difference, entities);
      return difference.after(renames);
    } catch (SQLException e) {
      throw new Failure("the schemas can't be compared: " + e.getMessage(), e);
    }
  }

  private AbstractDatabase entities() throws IOException, SQLException {
    scratch.clear();
    try {
      EntitySchema.createIn(scratch.dataSource());
    } catch (SQLException e) {
      throw new Failure("PostgreSQL refuses the schema of the entities: " + e.getMessage(), e);
    }
    return read();
  }

  private void migrate() throws SQLException {
    scratch.clear();
    try {
      migrations.apply();
    } catch (FlywayException e) {
      throw new Failure(MigrationDiagnosis.of(e, scratch.target()), e);
    }
    scratch.run("drop table flyway_schema_history");
  }

  private AbstractDatabase read() throws IOException {
    return new SchemaReader(scratch.dataSource()).read(SchemaDifference.settings());
  }

  /** The migrations are in the scratch database already. */
  private void verify(SchemaDifference difference, AbstractDatabase entities)
      throws IOException, SQLException {
    try {
      scratch.run(difference.sql());
    } catch (SQLException e) {
      throw insufficient(difference, e.getMessage());
    }
    SchemaDifference rest = SchemaDifference.between(read(), entities, scratch.dataSource());
    if (!rest.isAgreement()) {
      throw insufficient(
          difference, "this difference would remain: " + String.join(" ", rest.changes()));
    }
  }

  private static Failure insufficient(SchemaDifference difference, String why) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "the generated SQL doesn't produce the schema of the entities, write this migration by hand: "
            + why.replaceAll("\\s+", " "));
    lines.add("the SQL was:");
    difference.sql().lines().forEach(lines::add);
    return new Failure(lines);
  }
}
