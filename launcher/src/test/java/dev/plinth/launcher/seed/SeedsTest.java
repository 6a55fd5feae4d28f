package dev.plinth.launcher.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plinth.persistence.migration.Migrations;
import dev.plinth.runtime.database.Sql;
import dev.plinth.runtime.database.TestPostgres;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class SeedsTest {

  private static final String LINKED =
      "select count(*) from blogs join users on users.id = user_id and username = author";

  private final DataSource database = migrated();
  private final Seeds seeds = new Seeds(database);

  @Test
  void givesAnEmptyDevelopmentDatabaseThreeUsersAndFiveBlogsThatBelongToThem() throws SQLException {
    boolean seeded = seeds.seedIfEmpty(SeedSet.development());

    assertThat(seeded).isTrue();
    assertThat(Sql.rows(database, "select count(*), sum(is_admin::int) from users"))
        .containsExactly("3 1");
    assertThat(Sql.rows(database, LINKED)).containsExactly("5");
  }

  @Test
  void leavesADatabaseWithAUserAlone() throws SQLException {
    seeds.seedIfEmpty(SeedSet.development());
    Sql.run(database, "delete from blogs; delete from users where is_admin");

    boolean seeded = seeds.seedIfEmpty(SeedSet.development());

    assertThat(seeded).isFalse();
    assertThat(Sql.rows(database, "select count(*) from users")).containsExactly("2");
  }

  @Test
  void putsTheSameDataIntoEachDatabase() throws SQLException {
    DataSource other = migrated();

    seeds.replaceBy(SeedSet.development());
    new Seeds(other).replaceBy(SeedSet.development());

    assertThat(data(database)).hasSize(8).isEqualTo(data(other));
  }

  @Test
  void givesATestDatabaseTwoOfEach() throws SQLException {
    seeds.replaceBy(SeedSet.test());

    assertThat(Sql.rows(database, "select count(*), sum(is_admin::int) from users"))
        .containsExactly("2 1");
    assertThat(Sql.rows(database, LINKED)).containsExactly("2");
  }

  @Test
  void givesAProductionDatabaseOneAdministratorAndNothingOfThePasswordButItsHash()
      throws SQLException {
    seeds.replaceBy(SeedSet.production("correct horse"));

    assertThat(Sql.rows(database, "select username, is_admin, is_active from users"))
        .containsExactly("Admin User t t");
    assertThat(Sql.rows(database, "select count(*) from blogs")).containsExactly("0");
    String hash = Sql.rows(database, "select password_hash from users").get(0);
    assertThat(hash).isEqualTo(PasswordHashTest.again("correct horse", hash));
  }

  @Test
  void replacesAllData() throws SQLException {
    seeds.replaceBy(SeedSet.development());
    List<String> before = data(database);
    Sql.run(database, "update users set username = username || '!'; delete from blogs");

    seeds.replaceBy(SeedSet.development());

    assertThat(data(database)).isEqualTo(before);
  }

  @Test
  void replacesWhatRefersToUsersToo() throws SQLException {
    seeds.replaceBy(SeedSet.development());
    Sql.run(database, "create table notes (user_id uuid references users (id))");
    Sql.run(database, "insert into notes select id from users");

    seeds.replaceBy(SeedSet.test());

    assertThat(Sql.rows(database, "table notes")).isEmpty();
  }

  @Test
  void leavesTheOldDataWhenItFailsHalfWay() throws SQLException {
    seeds.replaceBy(SeedSet.development());
    List<String> before = data(database);
    SeedSet failing =
        connection -> {
          SeedSet.test().insert(connection);
          throw new SQLException("half-way");
        };

    assertThatThrownBy(() -> seeds.replaceBy(failing)).hasMessage("half-way");

    assertThat(data(database)).isEqualTo(before);
  }

  private static List<String> data(DataSource database) {
    return Sql.rows(
        database,
        "select users::text from users union all select blogs::text from blogs order by 1");
  }

  private static DataSource migrated() {
    DataSource database = TestPostgres.emptyDatabase();
    new Migrations(database).apply();
    return database;
  }
}
