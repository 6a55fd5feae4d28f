package dev.plinth.launcher.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.persistence.migration.Migrations;
import dev.plinth.runtime.database.Sql;
import dev.plinth.runtime.database.TestPostgres;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class GeneratedDataLoaderTest {

  private static final SeedProgress NOBODY = (table, done, all) -> {};
  private static final String IDS =
      "select md5(string_agg(md5(t::text), '' order by t.id)) from %s t";

  private final DataSource database = migrated();

  @Test
  void writesTheRequestedNumberOfRows() throws SQLException {
    generate(300, 2_000, 1);

    assertThat(count("users")).isEqualTo(300);
    assertThat(count("blogs")).isEqualTo(2_000);
    assertThat(count("users where is_admin")).isEqualTo(1);
  }

  @Test
  void isTheSameForTheSameSeedExceptTheHash() throws SQLException {
    String withoutHash = "users set password_hash = ''";
    generate(50, 400, 7);
    Sql.run(database, "update " + withoutHash);
    List<String> first = digests();

    generate(50, 400, 7);
    Sql.run(database, "update " + withoutHash);
    List<String> second = digests();
    generate(50, 400, 8);
    Sql.run(database, "update " + withoutHash);

    assertThat(second).isEqualTo(first);
    assertThat(digests().get(0)).isNotEqualTo(first.get(0));
    assertThat(digests().get(1)).isNotEqualTo(first.get(1));
  }

  @Test
  void hasAShapeLikeRealData() throws SQLException {
    generate(500, 5_000, 42);

    assertThat(one("select count(distinct title) from blogs")).isGreaterThan(1_000);
    assertThat(one("select count(distinct description) from blogs")).isGreaterThan(2_000);
    assertThat(count("blogs where is_active")).isBetween(4_300, 4_700);
    assertThat(count("users where is_active")).isBetween(450, 499);
    assertThat(count("blogs where user_id is null")).isBetween(50, 200);
    assertThat(one("select extract(day from max(created_at) - min(created_at))::int from blogs"))
        .isGreaterThan(900);
  }

  @Test
  void givesFewUsersManyBlogs() throws SQLException {
    generate(500, 5_000, 42);

    int ofTheBusiest =
        one(
            "select sum(n)::int from (select count(*) n from blogs where user_id is not null"
                + " group by user_id order by n desc limit 50) busiest");

    assertThat(ofTheBusiest).as("blogs of the busiest tenth of the users").isGreaterThan(1_500);
  }

  @Test
  void linksNoBlogToAUserCreatedAfterIt() throws SQLException {
    generate(200, 3_000, 3);

    assertThat(count("blogs b join users u on u.id = b.user_id where u.created_at > b.created_at"))
        .isZero();
    assertThat(count("blogs b join users u on u.id = b.user_id where u.username <> b.author"))
        .isZero();
  }

  @Test
  void leavesTheSchemaAsItWas() throws SQLException {
    String keys =
        "select conrelid::regclass, conname, convalidated, pg_get_constraintdef(oid)"
            + " from pg_constraint where conrelid = any ('{users,blogs}'::regclass[]) order by 2";
    String indexes = "select indexdef from pg_indexes where tablename ~ 'users|blogs' order by 1";
    List<String> keysBefore = Sql.rows(database, keys);
    List<String> indexesBefore = Sql.rows(database, indexes);

    generate(10, 10, 1);

    assertThat(Sql.rows(database, keys))
        .isEqualTo(keysBefore)
        .anyMatch(key -> key.contains("blogs_user_id_fkey"));
    assertThat(Sql.rows(database, indexes))
        .isEqualTo(indexesBefore)
        .anyMatch(index -> index.contains("USING gin"));
  }

  @Test
  void keepsToTheRulesOfTheServices() throws SQLException {
    generate(2_000, 2_000, 5);

    assertThat(count("users where email <> lower(email) or length(username) > 50")).isZero();
    assertThat(count("users where username <> trim(username)")).isZero();
    assertThat(count("blogs where length(title) > 100 or trim(title) = ''")).isZero();
    assertThat(count("users where id::text !~ '^.{14}4.{4}[89ab]'")).isZero();
  }

  @Test
  void givesAllUsersThePasswordThatTheHelpStates() throws SQLException {
    generate(20, 0, 1);

    List<String> hashes = Sql.rows(database, "select distinct password_hash from users");
    assertThat(hashes).hasSize(1);
    assertThat(PasswordHashTest.again("password", hashes.get(0))).isEqualTo(hashes.get(0));
  }

  @Test
  void reportsItsProgress() throws SQLException {
    List<String> reported = new ArrayList<>();

    new Seeds(database)
        .replaceBy(
            SeedSet.generated(
                10, 25_000, 1, (table, done, all) -> reported.add(table + " " + done + "/" + all)));

    assertThat(reported)
        .containsExactly(
            "users 10/10", "blogs 10000/25000", "blogs 20000/25000", "blogs 25000/25000");
  }

  private void generate(int users, int blogs, long seed) throws SQLException {
    new Seeds(database).replaceBy(SeedSet.generated(users, blogs, seed, NOBODY));
  }

  private List<String> digests() {
    return List.of(
        Sql.rows(database, IDS.formatted("users")).get(0),
        Sql.rows(database, IDS.formatted("blogs")).get(0));
  }

  private int count(String rows) {
    return one("select count(*) from " + rows);
  }

  private int one(String query) {
    return Integer.parseInt(Sql.rows(database, query).get(0));
  }

  private static DataSource migrated() {
    DataSource database = TestPostgres.emptyDatabase();
    new Migrations(database).apply();
    return database;
  }
}
