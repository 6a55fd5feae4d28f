package dev.plinth.persistence.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.persistence.Sql;
import dev.plinth.persistence.TestPostgres;
import dev.plinth.persistence.migration.Migrations;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class SeedsTest {

  @Test
  void givesAnEmptyDevelopmentDatabaseThreeUsersAndFiveBlogsThatBelongToThem() throws SQLException {
    DataSource database = migrated();

    boolean seeded = new Seeds(database).seedIfEmpty("development");

    assertThat(seeded).isTrue();
    assertThat(Sql.rows(database, "select count(*), sum(is_admin::int) from users"))
        .containsExactly("3 1");
    assertThat(Sql.rows(database, "select count(*) from blogs join users on users.id = user_id"))
        .containsExactly("5");
  }

  @Test
  void leavesADatabaseAloneThatHasAUser() throws SQLException {
    DataSource database = migrated();
    new Seeds(database).seedIfEmpty("development");
    Sql.run(database, "delete from blogs; delete from users where is_admin");

    boolean seeded = new Seeds(database).seedIfEmpty("development");

    assertThat(seeded).isFalse();
    assertThat(Sql.rows(database, "select count(*) from users")).containsExactly("2");
  }

  @Test
  void putsTheSameDataIntoEachDatabase() throws SQLException {
    List<DataSource> databases = List.of(migrated(), migrated());

    for (DataSource database : databases) {
      new Seeds(database).seedIfEmpty("development");
    }

    assertThat(Sql.rows(databases.get(0), "table blogs"))
        .hasSize(5)
        .isEqualTo(Sql.rows(databases.get(1), "table blogs"));
  }

  @Test
  void putsNothingIntoAnEnvironmentWithoutASeedSet() throws SQLException {
    DataSource database = migrated();

    boolean seeded = new Seeds(database).seedIfEmpty("production");

    assertThat(seeded).isFalse();
    assertThat(Sql.rows(database, "select count(*) from users")).containsExactly("0");
  }

  private static DataSource migrated() {
    DataSource database = TestPostgres.emptyDatabase();
    new Migrations(database).apply();
    return database;
  }
}
