package dev.plinth.devtools.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plinth.runtime.database.Sql;
import dev.plinth.runtime.database.TestPostgres;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class EntitySchemaTest {

  @Test
  void hasATableForEachEntity() throws SQLException {
    DataSource database = TestPostgres.emptyDatabase();

    EntitySchema.createIn(database);

    assertThat(
            Sql.rows(
                database,
                "select tablename from pg_tables where schemaname = 'public' order by tablename"))
        .contains(
            "blogs",
            "cache_generation",
            "cache_members",
            "completed_requests",
            "refresh_tokens",
            "sessions",
            "users");
  }

  @Test
  void reportsTheStatementThatTheDatabaseRefuses() throws SQLException {
    DataSource database = TestPostgres.emptyDatabase();
    EntitySchema.createIn(database);

    assertThatThrownBy(() -> EntitySchema.createIn(database))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("already exists in: CREATE TABLE");
  }
}
