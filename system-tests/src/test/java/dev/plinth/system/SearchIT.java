package dev.plinth.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Client;
import dev.plinth.conformance.http.ProblemDocument;
import dev.plinth.system.fault.Rounds;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Person;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Search in blogs. */
@BesideOthers
@ExtendWith(SharedProduct.class)
@TestInstance(Lifecycle.PER_CLASS)
class SearchIT {

  private static final int FUZZED = Rounds.of(300, 10_000);
  private static final int LONGEST_TEXT = 60_000;

  /** What the syntax of searches, PostgreSQL's or another one, may give a meaning. */
  private static final List<String> PIECES =
      List.of(
          "a",
          "zebra",
          "river",
          "or",
          "OR",
          "and",
          "-",
          "--",
          "\"",
          "'",
          "''",
          "\\",
          ":*",
          ":A",
          "*",
          "&",
          "|",
          "!",
          "(",
          ")",
          "<->",
          "<2>",
          "%",
          "_",
          "\u0000",
          "\t",
          "\n",
          "\u202e",
          "😀",
          "山",
          "é",
          "ß",
          "http://a.b/c?d=e",
          "a@b.c",
          "1e400",
          "-1.5",
          "a-b-c",
          "<b>",
          "$$",
          ";",
          "--;",
          "?",
          "#",
          "{",
          "x".repeat(180),
          "\"".repeat(50));

  /** What no text has when it is encoded: a lone surrogate, cut and overlong sequences. */
  private static final List<String> WRONG_CODES = List.of("%ED%A0%80", "%C3", "%FF", "%C0%80");

  private final Product product;
  private final Person person;

  /** A word that only the blogs of this test contain. */
  private final String word = word();

  SearchIT(Product product) {
    this.product = product;
    this.person = product.newcomer();
  }

  private static String word() {
    return "w" + UUID.randomUUID().toString().replace("-", "");
  }

  @BeforeAll
  void writeBlogs() {
    write("In the text", "The <zebra> crosses_the.river ~ÉLAN, " + word, true);
    write("Zebra in the title", word, true);
    write("Elephants", "An elephant and another river, " + word, true);
    write("Hidden zebra", word, false);
  }

  @ParameterizedTest
  @CsvSource({
    "zebra, 'Zebra in the title, In the text'",
    "ZEB, 'Zebra in the title, In the text'",
    "river, 'In the text, Elephants'",
    "riv, 'In the text, Elephants'",
    "river -zebra, Elephants",
    "river -zeb, 'In the text, Elephants'",
    "elephant or crosses, 'In the text, Elephants'",
    "'\"the river\"', In the text",
    "'\"the riv\"', ''",
    "zebra elephant, ''",
    "élan, In the text",
    "e\u0301la, In the text",
    "'elephants an', Elephants",
    "'a@b', ''",
    "another-river, Elephants",
    "'crosses.the/RIVER', In the text"
  })
  void findsByTheSyntaxOfWebSearches(String text, String titles) {
    Answer found = search(product.blogs(), word + " " + text, "");

    assertThat(titles(found))
        .containsExactlyInAnyOrder(titles.isEmpty() ? new String[0] : titles.split(", "));
  }

  @Test
  void ranksTitlesFirst() {
    assertThat(titles(search(product.blogs(), word + " zebra", "")))
        .containsExactly("Zebra in the title", "In the text");
  }

  @Test
  void findsWhatTheCallerMaySee() {
    String text = word + " hidden";

    assertThat(titles(search(person.blogs(), text, ""))).isEmpty();
    assertThat(titles(search(person.blogs(), text, "&isActive=false"))).hasSize(1);
    assertThat(titles(search(product.newcomer().blogs(), text, "&isActive=false"))).isEmpty();
    assertThat(titles(search(product.admin().blogs(), text, ""))).hasSize(1);
    String path = "blogs?q=" + encoded(text) + "&isActive=false";
    ProblemDocument.of(product.blogs().send("GET", path), 401);
  }

  @Test
  void combinesASearchWithFilters() {
    String author = "&author=" + encoded(person.username());

    assertThat(titles(search(product.blogs(), word, author))).hasSize(3);
    assertThat(titles(search(product.blogs(), word, "&author=Another"))).isEmpty();
    assertThat(titles(search(product.blogs(), word, "&createdAfter=2999-01-01T00:00:00Z")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-%s", "!?", "-a or -%s", "😀", "\"", "\"-\"", "(:*)"})
  void findsNothingWithoutAWordThatABlogMustContain(String text) {
    assertThat(titles(search(product.blogs(), text.formatted(word), ""))).isEmpty();
  }

  @Test
  void showsSnippetsToThoseWhoAskForThem() {
    String text = word + " zebra crosses";

    JsonObject item = first(search(product.blogs(), text, "&snippets=true"));

    assertThat(item.getString("snippet")).contains("zebra> crosses_the.river ~ÉLAN");
    assertThat(first(search(product.blogs(), text, ""))).doesNotContainKey("snippet");
    assertThat(first(search(product.blogs(), text, "&snippets=false")))
        .doesNotContainKey("snippet");
  }

  @Test
  void pagesThroughAllThatItFindsNewestFirstWhereTheyMatchEqually() {
    String common = word();
    List<String> expected = new ArrayList<>();
    IntStream.range(0, 7).forEach(i -> expected.add(write(common, "equally relevant", true)));
    Collections.reverse(expected);

    List<String> ids = Lists.idsByLinks(product.blogs(), "blogs?q=" + common + "&limit=3");
    Answer first = search(product.blogs(), common, "&limit=3");
    Answer second = product.blogs().send("GET", first.link("next"));
    Answer back = product.blogs().send("GET", second.link("prev"));

    assertThat(ids).isEqualTo(expected);
    assertThat(back.json().getJsonArray("items")).isEqualTo(first.json().getJsonArray("items"));
    assertThat(product.blogs().send("GET", second.link("first")).body()).isEqualTo(first.body());
    assertThat(second.header("Cache-Status")).isEqualTo("plinth; fwd=bypass");
  }

  @Test
  void findsTheNewerOneFirstHoweverCloseTheTimesAre() {
    String common = word();
    product.value(
        """
        with inserted as (
          insert into blogs
            (id, version, title, description, author, is_active, created_at, updated_at)
          select gen_random_uuid(), 1, i, '%s', 'a', true,
            now() + i * interval '10 microseconds', now()
          from generate_series(1, 20) i
          returning id)
        select count(*)::text from inserted
        """
            .formatted(common));

    assertThat(titles(search(product.blogs(), common, "")))
        .isEqualTo(IntStream.iterate(20, i -> i > 0, i -> i - 1).mapToObj(i -> "" + i).toList());
  }

  @Test
  void refusesTheCursorOfAnotherSearch() {
    Answer first = search(product.blogs(), word, "&limit=1");
    String cursor = "&cursor=" + first.json().getString("next");

    ProblemDocument.of(product.blogs().send("GET", "blogs?q=zebra" + cursor), 400);
    ProblemDocument.of(product.blogs().send("GET", "blogs?limit=1" + cursor), 400);
    assertThat(titles(search(product.blogs(), word, cursor))).hasSize(2);
  }

  /** PostgreSQL limits the words of a text to 1 MB, and would look for addresses for minutes. */
  @ParameterizedTest
  @ValueSource(strings = {" ", "@", "_", "-", "http://", "山"})
  void storesALongTextOfAnyWords(String separator) {
    String words =
        IntStream.range(0, LONGEST_TEXT)
            .mapToObj(i -> "a" + i)
            .collect(Collectors.joining(separator));
    String start = word();

    write(
        "Long",
        start + " " + words.substring(0, LONGEST_TEXT / separator.getBytes(UTF_8).length),
        true);

    assertThat(titles(search(product.blogs(), start, "&snippets=true"))).containsExactly("Long");
  }

  @Test
  void storesATextThatIsLongerThanARequest() {
    String start = word();
    product.value(
        """
        with inserted as (
          insert into blogs
            (id, version, title, description, author, is_active, created_at, updated_at)
          select gen_random_uuid(), 1, 'Longer', '%s ' || string_agg('word' || i, ' '), 'a', true,
            now(), now()
          from generate_series(1, 200000) i
          returning id)
        select count(*)::text from inserted
        """
            .formatted(start));

    assertThat(titles(search(product.blogs(), start, "&snippets=true"))).containsExactly("Longer");
  }

  @Test
  void refusesQuotesWithoutEnd() {
    String path = "blogs?q=" + "%22".repeat(2_600);

    ProblemDocument.of(product.blogs().send("GET", path), 400);
  }

  @ParameterizedTest
  @CsvSource({
    "blogs, q=%s+zebra&snippets=true",
    "blogs, q=%s&limit=1",
    "blogs?limit=2, q=%s",
    "blogs?q=%s, ''"
  })
  void answersQueryLikeGet(String path, String content) {
    String form = content.formatted(word);
    String address = path.formatted(word);
    String together =
        form.isEmpty() ? address : address + (address.contains("?") ? "&" : "?") + form;

    Answer answer = query(address, "application/x-www-form-urlencoded", form);
    Answer same = product.blogs().send("GET", together);

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(same.body());
    assertThat(answer.header("ETag")).isEqualTo(same.header("ETag"));
    assertThat(answer.link("next")).isEqualTo(same.link("next"));
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, q=a, 415",
    "application/x-www-form-urlencoded; charset=latin1, q=a, 415",
    "*/*, q=a, 415",
    "none, q=a, 415",
    "application/x-www-form-urlencoded, q=%zz, 400",
    "application/x-www-form-urlencoded, q=a b, 400",
    "application/x-www-form-urlencoded, q=a#b, 400",
    "application/x-www-form-urlencoded, q=%00, 400",
    "application/x-www-form-urlencoded, unknown=1, 400",
    "application/x-www-form-urlencoded, q=a&q=b, 400"
  })
  void refusesTheContentOfAQuery(String type, String content, int status) {
    Answer answer = query("blogs", type, content);

    ProblemDocument.of(answer, status);
    assertThat(answer.header("Accept-Query"))
        .isEqualTo(status == 415 ? "application/x-www-form-urlencoded" : "");
  }

  @Test
  void refusesAQueryThatIsTooLong() {
    String content = "q=" + "a".repeat(70_000);

    ProblemDocument.of(query("blogs", "application/x-www-form-urlencoded", content), 413);
  }

  @Test
  void announcesTheFormatOfQueries() {
    assertThat(product.blogs().send("OPTIONS", "blogs").header("Accept-Query"))
        .isEqualTo("application/x-www-form-urlencoded");
    assertThat(product.users().send("OPTIONS", "tokens").header("Accept-Query")).isEmpty();
  }

  private Answer query(String path, String type, String content) {
    HttpRequest.Builder request =
        product.blogs().request(path).method("QUERY", BodyPublishers.ofString(content));
    return product
        .blogs()
        .send(type.equals("none") ? request : request.header("Content-Type", type));
  }

  @Test
  void acceptsOrRefusesEverySearch() {
    long seed = Long.getLong("fuzz.seed", 1);
    Random random = new Random(seed);
    int accepted = 0;
    for (int i = 0; i < FUZZED; i++) {
      String query = fuzzed(random);
      Answer answer = product.blogs().send("GET", "blogs?limit=2&q=" + query);
      assertThat(answer.status()).as("seed %d: %s", seed, query).isIn(200, 400);
      if (answer.status() == 400) {
        ProblemDocument.of(answer, 400);
      } else {
        accepted++;
      }
    }

    System.out.println("FIGURE fuzzed searches: " + accepted + " of " + FUZZED + " accepted");
    assertThat(accepted).isGreaterThan(FUZZED / 4);
  }

  private static String fuzzed(Random random) {
    String text =
        IntStream.rangeClosed(0, random.nextInt(8))
            .mapToObj(i -> PIECES.get(random.nextInt(PIECES.size())))
            .map(piece -> encoded(piece) + (random.nextBoolean() ? "+" : ""))
            .collect(Collectors.joining());
    boolean isWrong = random.nextInt(10) == 0;
    return text
        + (isWrong ? WRONG_CODES.get(random.nextInt(WRONG_CODES.size())) : "")
        + (random.nextBoolean() ? "&snippets=true" : "");
  }

  /** Writes a blog, and returns its id. */
  private String write(String title, String description, boolean isActive) {
    String body =
        Json.createObjectBuilder()
            .add("title", title)
            .add("description", description)
            .add("isActive", isActive)
            .build()
            .toString();
    Answer written = person.blogs().send("POST", "blogs", body);
    assertThat(written.status()).as(written.body()).isEqualTo(201);
    return written.json().getString("id");
  }

  private static Answer search(Client blogs, String text, String more) {
    Answer found = blogs.send("GET", "blogs?q=" + encoded(text) + more);
    assertThat(found.status()).as(found.body()).isEqualTo(200);
    return found;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static JsonObject first(Answer page) {
    return page.json().getJsonArray("items").getJsonObject(0);
  }

  private static List<String> titles(Answer page) {
    return page.json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
        .map(item -> item.getString("title"))
        .toList();
  }
}
