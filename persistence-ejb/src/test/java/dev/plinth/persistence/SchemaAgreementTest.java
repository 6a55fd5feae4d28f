package dev.plinth.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.persistence.migration.Migrations;
import jakarta.persistence.Persistence;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The entities and the migrations mean the same schema. */
class SchemaAgreementTest {

  private static final String COLUMNS =
      """
      select table_name, column_name, data_type, character_maximum_length, datetime_precision,
        is_nullable
      from information_schema.columns
      where table_schema = 'public' and table_name <> 'flyway_schema_history'
      order by table_name, column_name
      """;

  private static final String KEYS =
      """
      select conrelid::regclass, conname, contype
      from pg_constraint
      where connamespace = 'public'::regnamespace and conrelid::regclass::text not like 'flyway%'
      order by conrelid::regclass::text, conname
      """;

  private static final String INDEXES =
      """
      select indexdef from pg_indexes
      where schemaname = 'public' and tablename <> 'flyway_schema_history'
      order by indexdef
      """;

  private final DataSource migrated = TestPostgres.emptyDatabase();
  private final DataSource generated = TestPostgres.emptyDatabase();

  SchemaAgreementTest() {
    new Migrations(migrated).apply();
    Persistence.generateSchema(
        "plinth",
        Map.of(
            "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
            "jakarta.persistence.nonJtaDataSource", generated,
            "jakarta.persistence.schema-generation.database.action", "create"));
  }

  @Test
  void eachColumnHasTheSameNameTypeLengthAndNullability() {
    assertThat(Sql.rows(generated, COLUMNS)).isNotEmpty().isEqualTo(Sql.rows(migrated, COLUMNS));
  }

  @Test
  void keysHaveTheSameNames() {
    assertThat(Sql.rows(generated, KEYS)).isNotEmpty().isEqualTo(Sql.rows(migrated, KEYS));
  }

  @Test
  void indexesAreTheSame() {
    assertThat(Sql.rows(generated, INDEXES)).isNotEmpty().isEqualTo(Sql.rows(migrated, INDEXES));
  }
}
