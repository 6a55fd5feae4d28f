package dev.plinth.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Call;
import dev.plinth.conformance.http.ProblemDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Idempotency keys: a client may repeat a write, and it happens once. */
public interface IdempotencyTests extends Service {

  /** The header of a repeated response. */
  String REPLAYED = "Idempotency-Replayed";

  private static Call keyed(Call call) {
    return call.with("Idempotency-Key", UUID.randomUUID().toString());
  }

  /** Checks that an answer repeats another one. */
  static void assertReplayed(Answer again, Answer first) {
    assertThat(first.status()).as(first.body()).isLessThan(300);
    assertThat(first.header(REPLAYED)).isEmpty();
    assertThat(again.header(REPLAYED)).as(again.body()).isEqualTo("true");
    assertThat(again.status()).isEqualTo(first.status());
    assertThat(again.body()).isEqualTo(first.body());
    for (String field : List.of("Location", "ETag", "Content-Type", "Cache-Control")) {
      assertThat(again.header(field)).as(field).isEqualTo(first.header(field));
    }
  }

  /** Returns the ids of the newest items. */
  private List<String> newest() {
    return new Call(admin(), "GET", path() + "?limit=50").send().ids();
  }

  private List<String> addedSince(List<String> before) {
    List<String> added = new ArrayList<>(newest());
    added.removeAll(before);
    return added;
  }

  @Test
  default void addsOnceForOneKey() {
    Call call = keyed(addition());
    String quotedKey = '"' + call.headers().get("Idempotency-Key") + '"';
    List<String> before = newest();

    Answer first = call.send();
    Answer again = call.send();
    Answer quoted = call.with("Idempotency-Key", quotedKey).send();

    assertReplayed(again, first);
    assertReplayed(quoted, first);
    assertThat(addedSince(before)).containsExactly(first.created().getString("id"));
  }

  /** The repetition is answered although its precondition would be false by now. */
  @Test
  default void changesOnceForOneKey() {
    Item item = add();
    Call call =
        keyed(item.call("PATCH")).withBody(change()).with("If-Match", item.read().header("ETag"));

    Answer first = call.send();
    Answer other = item.call("PATCH").withBody(change()).send();
    Answer again = call.send();

    assertReplayed(again, first);
    assertThat(item.read().body()).isEqualTo(other.body()).isNotEqualTo(first.body());
  }

  @Test
  default void repeatsAResponseWithoutTheStateIfTheClientPrefersSo() {
    Call call = keyed(addition()).with("Prefer", "return=minimal");

    Answer first = call.send();
    Answer again = call.send();

    assertReplayed(again, first);
    assertThat(again.body()).isEmpty();
  }

  @Test
  default void refusesAKeyWithAnotherBody() {
    Call call = keyed(addition());
    call.send();
    List<String> before = newest();

    Answer refused = call.withBody(newBody()).send();

    ProblemDocument.of(refused, 422);
    assertThat(newest()).isEqualTo(before);
  }

  @Test
  default void keepsTheKeysOfMethodsAndPathsApart() {
    Item item = add();
    Call call = keyed(item.call("PATCH")).withBody(change());

    Answer first = call.send();
    Answer added = addition().with("Idempotency-Key", call.headers().get("Idempotency-Key")).send();

    assertThat(List.of(first.status(), added.status())).containsExactly(200, 201);
    assertThat(first.header(REPLAYED) + added.header(REPLAYED)).isEmpty();
  }

  @Test
  default void keepsTheKeysOfCallersApart() {
    Item item = ownItem();
    Call call = keyed(item.call("PATCH")).withBody(change());

    Answer first = call.send();
    Answer other = call.by(admin()).withBody(change()).send();

    assertThat(List.of(first.status(), other.status())).containsExactly(200, 200);
    assertThat(other.header(REPLAYED)).isEmpty();
  }

  @Test
  default void storesNoError() {
    Call call = keyed(addition());

    Answer invalid = call.withBody("{}").send();
    Answer valid = call.send();

    ProblemDocument.of(invalid, 400);
    assertThat(valid.status()).as(valid.body()).isEqualTo(201);
    assertThat(valid.header(REPLAYED)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "0123456789abcde",
        "\"0123456789abcdef",
        "0123456789abcdef 0",
        "0123456789abcdéf"
      })
  default void refusesAMalformedKey(String key) {
    ProblemDocument.of(addition().with("Idempotency-Key", key).send(), 400);
  }

  @Test
  default void refusesAKeyThatIsTooLong() {
    String longest = UUID.randomUUID() + "x".repeat(128 - 36);

    Answer accepted = addition().with("Idempotency-Key", longest).send();
    Answer refused = addition().with("Idempotency-Key", longest + "x").send();

    assertThat(accepted.status()).as(accepted.body()).isEqualTo(201);
    ProblemDocument.of(refused, 400);
  }

  @Test
  default void addsOnceForManyConcurrentRepetitions() {
    Call call = keyed(addition());

    List<CompletableFuture<Answer>> sent =
        IntStream.range(0, 4).mapToObj(i -> CompletableFuture.supplyAsync(call::send)).toList();
    List<Answer> answers = sent.stream().map(CompletableFuture::join).toList();

    assertThat(answers).extracting(Answer::status).contains(201).isSubsetOf(201, 409);
    List<Answer> made = answers.stream().filter(it -> it.status() == 201).toList();
    assertThat(made).extracting(Answer::body).containsOnly(made.get(0).body());
    assertThat(made).filteredOn(it -> it.header(REPLAYED).isEmpty()).hasSize(1);
    assertThat(answers)
        .filteredOn(it -> it.status() == 409)
        .allMatch(it -> it.body().contains("still running"));
  }
}
