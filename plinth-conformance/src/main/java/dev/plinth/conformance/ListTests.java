package dev.plinth.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Call;
import dev.plinth.conformance.http.ProblemDocument;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists: pages, links, sorts and cursors. */
public interface ListTests extends Service {

  private Answer list(String query) {
    return page(path() + query);
  }

  private Answer page(String address) {
    return new Call(admin(), "GET", address).send();
  }

  private List<String> sorts() {
    return document().operation("GET", "/" + path()).values("sort");
  }

  /** With a page of six items as the measure, three pages of two. */
  @TestFactory
  default Stream<DynamicTest> pagesInBothDirections() {
    IntStream.range(0, 5).forEach(i -> add());
    return sorts().stream()
        .map(sort -> DynamicTest.dynamicTest("sort=" + sort, () -> checkPages("&sort=" + sort)));
  }

  private void checkPages(String sort) {
    add();
    List<String> all = list("?limit=6" + sort).ids();

    Answer first = list("?limit=2" + sort);
    Answer second = page(first.link("next"));
    Answer third = page(second.link("next"));
    Answer back = page(third.link("prev"));
    Answer beginning = page(back.link("prev"));

    List<String> read = new ArrayList<>(first.ids());
    read.addAll(second.ids());
    read.addAll(third.ids());
    assertThat(read).isEqualTo(all).hasSize(6).doesNotHaveDuplicates();
    assertThat(back.ids()).isEqualTo(second.ids());
    assertThat(beginning.ids()).isEqualTo(first.ids());
    assertThat(first.link("prev")).isEmpty();
    assertThat(page(third.link("first")).ids()).isEqualTo(first.ids());
    assertThat(page(path() + "?limit=2" + sort + "&cursor=" + first.json().getString("next")).ids())
        .isEqualTo(second.ids());
  }

  @TestFactory
  default Stream<DynamicTest> sortsByTime() {
    Item changed = add();
    add();
    changed.call("PATCH").withBody(change()).send();
    return sorts().stream()
        .filter(sort -> sort.endsWith("dAt"))
        .map(sort -> DynamicTest.dynamicTest("sort=" + sort, () -> checkOrder(sort)));
  }

  private void checkOrder(String sort) {
    Comparator<Instant> order =
        sort.startsWith("-") ? Comparator.reverseOrder() : Comparator.naturalOrder();

    Answer page = list("?limit=100&sort=" + sort);

    assertThat(page.json().getJsonArray("items").getValuesAs(JsonObject.class))
        .extracting(item -> Instant.parse(item.getString(sort.replace("-", ""))))
        .isSortedAccordingTo(order);
  }

  @Test
  default void listsTheNewestItemFirst() {
    Item older = add();
    Item newer = add();

    List<String> ids = list("?limit=2").ids();

    assertThat(ids).containsExactly(newer.id(), older.id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=-1",
        "limit=101",
        "limit=x",
        "limit=1e3",
        "limit=1.5",
        "limit=2147483648",
        "limit=18446744073709551617",
        "limit=",
        "limit",
        "limit=%2B5",
        "limit=5%20",
        "limit=%D9%A5",
        "limit=1&limit=2",
        "sort=none",
        "sort=",
        "sort=%2BcreatedAt",
        "sort=createdAt,updatedAt",
        "cursor=",
        "cursor=!!!",
        "cursor=AAAA",
        "cursor=AAAA&cursor=AAAA",
        "cursor=f_________________________________________",
        "cursor=_Hu9OO3Q7AAAAAAAAAAAAAAAAAAAAAAA",
        "cursor=gAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "cursor='%20or%201=1--",
        "unknown=1",
        "%00=1"
      })
  default void refusesAWrongParameter(String query) {
    ProblemDocument.of(list("?" + query), 400);
  }

  @Test
  default void refusesTheCursorOfAnotherList() {
    add();
    add();
    String cursor = list("?limit=1").json().getString("next");

    Answer refused = list("?sort=createdAt&cursor=" + cursor);

    ProblemDocument.of(refused, 400);
  }
}
