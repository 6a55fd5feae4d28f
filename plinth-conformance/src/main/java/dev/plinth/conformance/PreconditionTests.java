package dev.plinth.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Call;
import dev.plinth.conformance.http.ProblemDocument;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditional requests with entity tags (RFC 9110, section 13). */
public interface PreconditionTests extends Service {

  /** A well-formed tag that no item has. */
  String OTHER_TAG = "\"2.a.1\"";

  private Call call(Item item, String method) {
    Call call = item.call(method);
    return List.of("PUT", "PATCH").contains(method) ? call.withBody(change()) : call;
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
  default void changesOnlyTheStateThatTheClientKnows(String method) {
    Item item = add();
    String first = item.read().header("ETag");

    Answer known = call(item, "PATCH").with("If-Match", OTHER_TAG + ", " + first).send();
    String tag = known.header("ETag");
    Answer stale = call(item, method).with("If-Match", first).send();
    Answer weak = call(item, method).with("If-Match", "W/" + tag).send();
    Answer excluded = call(item, method).with("If-None-Match", "W/" + tag).send();
    Answer any = call(item, method).with("If-None-Match", "*").send();

    assertThat(known.status()).as(known.body()).isEqualTo(200);
    for (Answer refused : List.of(stale, weak, excluded, any)) {
      ProblemDocument.of(refused, 412);
      assertThat(refused.header("ETag")).isEqualTo(tag);
    }
    assertThat(item.read().body()).isEqualTo(known.body());
    assertThat(call(item, method).with("If-Match", tag).send().status()).isLessThan(300);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", OTHER_TAG})
  default void changesWhatIsThereIfNoOtherStateIsExcluded(String tags) {
    Item item = add();
    String field = tags.equals("*") ? "If-Match" : "If-None-Match";

    assertThat(call(item, "PATCH").with(field, tags).send().status()).isEqualTo(200);
    assertThat(call(item, "PUT").with(field, tags).send().status()).isEqualTo(200);
    assertThat(call(item, "DELETE").with(field, tags).send().status()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"the item", "the list", "a page"})
  default void readsByTheSameRules(String what) {
    Call get =
        switch (what) {
          case "the item" -> item().call("GET");
          case "the list" -> new Call(admin(), "GET", path());
          default -> new Call(admin(), "GET", path() + "?limit=2");
        };
    Call head = new Call(get.client(), "HEAD", get.path());
    String tag = get.send().header("ETag");

    Answer other = get.with("If-Match", OTHER_TAG).send();
    Answer otherAndKnown = get.with("If-Match", OTHER_TAG).with("If-None-Match", tag).send();

    ProblemDocument.of(other, 412);
    assertThat(other.header("ETag")).isEqualTo(tag);
    ProblemDocument.of(otherAndKnown, 412);
    assertThat(head.with("If-Match", OTHER_TAG).send().status()).isEqualTo(412);
    assertThat(get.with("If-Match", tag).send().status()).isEqualTo(200);
    assertThat(get.with("If-None-Match", "W/" + tag).send().status()).isEqualTo(304);
    assertThat(head.with("If-None-Match", "*").send().status()).isEqualTo(304);
    assertThat(get.with("If-Match", tag).with("If-None-Match", tag).send().status()).isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\"x", "\"x\" \"y\"", "*, \"x\"", ""})
  default void refusesWhatIsNoListOfTags(String tags) {
    Item item = item();

    for (String method : List.of("GET", "PUT", "PATCH", "DELETE")) {
      ProblemDocument.of(call(item, method).with("If-Match", tags).send(), 400);
      ProblemDocument.of(call(item, method).with("If-None-Match", tags).send(), 400);
    }
  }

  /** RFC 9110, section 13.2.1: a caller without permission learns nothing of the state. */
  @Test
  default void checksTheStateOnlyOfWhatTheCallerMayChange() {
    Call change = call(item(), "PATCH");
    String unknown = path() + "/00000000-0000-4000-8000-000000000000";

    Answer byOther = change.by(user()).with("If-Match", OTHER_TAG).send();
    Call removal = item().call("DELETE").by(user());
    Answer removedByOther = removal.with("If-Match", OTHER_TAG).send();
    Answer ofNone = change.withPath(unknown).with("If-Match", "*").send();

    ProblemDocument.of(byOther, access().change().user());
    ProblemDocument.of(removedByOther, access().remove().user());
    ProblemDocument.of(ofNone, 404);
  }

  @Test
  default void letsOneOfManyChangesOfTheSameStatePass() {
    Item item = add();
    for (int round = 0; round < 3; round++) {
      String tag = item.read().header("ETag");

      List<CompletableFuture<Answer>> sent =
          IntStream.range(0, 6)
              .mapToObj(i -> call(item, "PATCH").with("If-Match", tag))
              .map(call -> CompletableFuture.supplyAsync(call::send))
              .toList();

      List<Answer> all = sent.stream().map(CompletableFuture::join).toList();
      assertThat(all).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 412);
      assertThat(all).extracting(answer -> answer.header("ETag")).doesNotContain(tag, "");
    }
  }
}
