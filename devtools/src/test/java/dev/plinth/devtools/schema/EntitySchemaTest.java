package dev.plinth.devtools.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plinth.launcher.service.ServiceDefinition;
import dev.plinth.launcher.service.ServiceList;
import dev.plinth.runtime.database.Sql;
import dev.plinth.runtime.database.TestPostgres;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class EntitySchemaTest {

  @Test
  void hasATableForEachEntity() throws SQLException {
    DataSource database = TestPostgres.emptyDatabase();

    EntitySchema.createIn(database);

    assertThat(Sql.rows(database, "select tablename from pg_tables where schemaname = 'public'"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    ServiceList.read(Path.of("../server-config", ServiceList.FILE)).stream()
                        .map(ServiceDefinition::name),
                    Stream.of(
                        "cache_generation",
                        "cache_members",
                        "completed_requests",
                        "refresh_tokens",
                        "sessions"))
                .toList());
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
