package dev.plinth.persistence.blog;

import dev.plinth.persistence.QueryPlan;
import dev.plinth.persistence.migration.Migrations;
import dev.plinth.runtime.database.Sql;
import dev.plinth.runtime.database.TestPostgres;
import dev.plinth.runtime.representation.Keyset;
import dev.plinth.runtime.representation.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each list and search uses an index, at each depth: the plans in a table of 200,000 blogs. */
class BlogListPlanTest {

  private static final int LIMIT = 20;

  /** The active blogs of all, at any depth. */
  private static final int BLOCKS_OF_ALL = 100;

  /** Where the order of an index is the order of the list: some blocks for each of 21 blogs. */
  private static final int BLOCKS_IN_ORDER = 300;

  /** Where the blogs of an author are found among all those of a user, or the reverse. */
  private static final int BLOCKS_OF_BOTH = 6_000;

  /** Where PostgreSQL reads the rows of all matches, or many rows until it has found enough. */
  private static final int BLOCKS_SEARCHED = 40_000;

  private static final Keyset RELEVANCE = new Keyset(1000L << 49, new UUID(0, 0));

  /** The deep positions lie between these times. */
  private static final Instant FROM = Instant.parse("2026-01-01T02:00:00Z");

  private static final Instant TO = Instant.parse("2026-01-03T06:00:00Z");
  private static final UUID USER = UUID.fromString("00000000-0000-4000-8000-000000000007");

  /** A fifth of all blogs have one author; one of ten is inactive. Foreign keys are not checked. */
  private static final String BLOGS =
      """
      set session_replication_role = replica;
      insert into users
      select ('00000000-0000-4000-8000-' || lpad(i::text, 12, '0'))::uuid, 1, 'user ' || i,
        i || '@example.org', 'x', false, true, '2026-01-01', '2026-01-01'
      from generate_series(0, 99) i;
      insert into blogs
      select gen_random_uuid(), 1, 'Title ' || md5(i::text), repeat('some words ', 20),
        case when i % 5 = 0 then 'Prolific' else 'Author ' || i % 97 end,
        ('00000000-0000-4000-8000-' || lpad((i % 100)::text, 12, '0'))::uuid,
        i % 10 <> 3, timestamptz '2026-01-01' + i * interval '1 second',
        timestamptz '2026-03-01' + (i * 7919 % 200000) * interval '1 second'
      from generate_series(1, 200000) i;
      """;

  private static DataSource database;

  @BeforeAll
  static void write() {
    database = TestPostgres.emptyDatabase();
    new Migrations(database).apply();
    Sql.run(database, BLOGS);
    Sql.run(database, "vacuum analyze blogs");
  }

  @Test
  void usesAnIndexForEachFilterInEachOrderAtEachDepth() {
    int most = 0;
    for (BlogSort sort : BlogSort.values()) {
      for (Slice slice : slices(sort)) {
        BlogQuery all = new BlogQuery(BlogFilter.ACTIVE, sort, slice);
        QueryPlan.of(database, BlogListStatement.of(all)).assertUsesAnIndex(all, BLOCKS_OF_ALL);
        for (BlogFilter filter : filters(sort)) {
          BlogQuery query = new BlogQuery(filter, sort, slice);
          QueryPlan plan = QueryPlan.of(database, BlogListStatement.of(query));
          plan.assertUsesAnIndex(query, isInOrder(query) ? BLOCKS_IN_ORDER : BLOCKS_OF_BOTH);
          most = Math.max(most, plan.blocks());
        }
      }
    }
    System.out.println("FIGURE lists of 200,000 blogs: blocks read for a page, at most " + most);
  }

  /**
   * All blogs contain "some" and "words", nine of ten are active, a fifth is by one author, and a
   * sixteenth has a title of a beginning. No two have a word of the last one in common.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "some words",
        "\"words some\" or title",
        "prolific -7",
        "author 7",
        "prolific a",
        "c4",
        "c4ca4238a0b923820dcc509a6f75849b",
        "none"
      })
  void usesAnIndexForEachSearch(String text) {
    int most = 0;
    for (Slice slice : List.of(Slice.first(LIMIT), Slice.after(RELEVANCE, LIMIT))) {
      for (Boolean active : Arrays.asList(null, true, false)) {
        for (UUID user : Arrays.asList(null, USER)) {
          BlogFilter filter = new BlogFilter(null, user, active, FROM, null);
          BlogSearch search = new BlogSearch(text, filter, true, slice);
          QueryPlan plan = QueryPlan.of(database, BlogSearchStatement.of(search));
          plan.assertUsesAnIndex(search, BLOCKS_SEARCHED);
          most = Math.max(most, plan.blocks());
        }
      }
    }
    System.out.println("FIGURE search for " + text + ": blocks read for a page, at most " + most);
  }

  private static boolean isInOrder(BlogQuery query) {
    return query.filter().author() == null || query.filter().userId() == null;
  }

  /** Returns the first page, one after 180,000 blogs and one before these. */
  private static List<Slice> slices(BlogSort sort) {
    String direction = sort.isDescending() ? "desc" : "asc";
    String row =
        Sql.rows(
                database,
                "select id, %1$s from blogs order by %1$s %2$s, id %2$s offset 180000 limit 1"
                    .formatted(sort.column(), direction))
            .get(0);
    String[] idAndKey = row.split(" ", 2);
    Comparable<?> key =
        sort.keyType() == String.class
            ? idAndKey[1]
            : Instant.parse(idAndKey[1].replace(' ', 'T').replace("+00", "Z"));
    Keyset deep = new Keyset(key, UUID.fromString(idAndKey[0]));
    return List.of(Slice.first(LIMIT), Slice.after(deep, LIMIT), Slice.before(deep, LIMIT));
  }

  private static List<BlogFilter> filters(BlogSort sort) {
    List<BlogFilter> filters = new ArrayList<>();
    for (String author : Arrays.asList(null, "Prolific", "Author 7")) {
      for (UUID user : Arrays.asList(null, USER)) {
        for (Boolean active : Arrays.asList(null, true, false)) {
          times(sort)
              .map(it -> new BlogFilter(author, user, active, it.get(0), it.get(1)))
              .forEach(filters::add);
        }
      }
    }
    return filters;
  }

  private static Stream<List<Instant>> times(BlogSort sort) {
    List<Instant> none = Arrays.asList(null, null);
    return sort.isByCreation() ? Stream.of(none, List.of(FROM, TO)) : Stream.of(none);
  }
}
