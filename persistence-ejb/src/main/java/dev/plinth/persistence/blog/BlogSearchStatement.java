package dev.plinth.persistence.blog;

import dev.plinth.persistence.entity.ListOrder;
import dev.plinth.persistence.entity.ViewTable;
import dev.plinth.persistence.jpa.NativeStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The statement of a search. It ranks only the newest matches, so that a word that most blogs
 * contain costs no more than another one: PostgreSQL then reads the newest blogs until it has found
 * enough, and for a rare word the index of words. The text is a value of the statement.
 *
 * @see <a href="https://www.postgresql.org/docs/current/textsearch-controls.html">PostgreSQL,
 *     Controlling Text Search</a>
 */
final class BlogSearchStatement {

  /** The matches, with columns that only a search has. */
  static final ViewTable<BlogMatch> TABLE =
      new ViewTable<>("blogs", BlogMatch.class, "description");

  /** The maximum number of matches that are ranked. */
  static final int MAX_RANKED = 1_000;

  private static final String WORDS = "websearch_to_tsquery('simple', ?)";

  /** The same, with the last word as a prefix: {@code 'a' & 'b'} becomes {@code 'a' & 'b':*}. */
  private static final String WORDS_AND_PREFIX =
      "cast(regexp_replace(cast(" + WORDS + " as text), '''$', ''':*') as tsquery)";

  /**
   * A search that no word must match would read the whole index, so it finds nothing. {@code
   * querytree} returns what PostgreSQL can look up in the index.
   */
  private static final String MATCHES = "search @@ %1$s and querytree(%1$s) not in ('', 'T')";

  /**
   * Of equally relevant blogs the newer one is first: the rank with four decimals is in the bits
   * above the time of creation in hundredths of a millisecond.
   */
  private static final String RANKED =
      """
      select * from (
        select %s,
          (cast(ts_rank(search, %s) * 10000 as bigint) << 49)
            + cast(floor(extract(epoch from created_at) * 100000) as bigint) as relevance
        from (%s) as matches) as ranked
      where %s
      order by %s
      limit ?""";

  private static final String IN_STATE =
      "select %s, search from blogs where %s order by created_at desc, id desc limit %d";

  private static final String BOTH_STATES =
      "select * from ((%s) union all (%s)) as states order by created_at desc, id desc limit %d";

  /** Read from the beginning of a text. The parser must see no punctuation; clients see it. */
  private static final String SNIPPET =
      """
      translate(
        ts_headline('simple', translate(left(description, 16384), ?, ?), %s,
          'MaxFragments=2, MinWords=5, MaxWords=20, StartSel="", StopSel="",
          FragmentDelimiter=" … "'),
        ?, ?)""";

  /** What words of more than letters and digits need, as in the migration. */
  private static final String PUNCTUATION = "./-@_<&+~";

  /** Characters that are no part of words, each for one of punctuation. */
  private static final String FOR_PUNCTUATION =
      PUNCTUATION
          .chars()
          .mapToObj(it -> Character.toString('\uE000' + it))
          .collect(Collectors.joining());

  private final BlogSearch search;
  private final String query;
  private final List<Object> values = new ArrayList<>();

  private BlogSearchStatement(BlogSearch search) {
    this.search = search;
    this.query = search.endsWithAPrefix() ? WORDS_AND_PREFIX : WORDS;
  }

  static NativeStatement of(BlogSearch search) {
    return new BlogSearchStatement(search).statement();
  }

  private NativeStatement statement() {
    ListOrder order = new ListOrder("relevance", true, search.slice());
    String snippet = search.hasSnippets() ? snippet() : "cast(null as text)";
    String ranked =
        RANKED.formatted(
            BlogListStatement.TABLE.columns(), query(), matches(), position(order), order.sql());
    values.add(search.slice().readLimit());
    String columns = TABLE.columns().replace("snippet", snippet + " as snippet");
    return new NativeStatement(BlogListStatement.TABLE.page(columns, order.sql(), ranked), values);
  }

  private String snippet() {
    values.addAll(List.of(PUNCTUATION, FOR_PUNCTUATION));
    String snippet = SNIPPET.formatted(query());
    values.addAll(List.of(FOR_PUNCTUATION, PUNCTUATION));
    return snippet;
  }

  /** Returns the query, and adds its value: call this in the order of the statement. */
  private String query() {
    values.add(search.words());
    return query;
  }

  private String matches() {
    Boolean active = search.filter().active();
    return active != null
        ? inState(active)
        : BOTH_STATES.formatted(inState(true), inState(false), MAX_RANKED);
  }

  /** The indexes by time begin with the state. */
  private String inState(boolean active) {
    List<String> conditions = new ArrayList<>(List.of(active ? "is_active" : "not is_active"));
    conditions.add(MATCHES.formatted(query()));
    values.add(search.words());
    search.filter().addTo(conditions, values);
    return IN_STATE.formatted(
        BlogListStatement.TABLE.columns(), String.join(" and ", conditions), MAX_RANKED);
  }

  private String position(ListOrder order) {
    List<String> conditions = new ArrayList<>(List.of("true"));
    order.addPosition(conditions, values);
    return String.join(" and ", conditions);
  }
}
