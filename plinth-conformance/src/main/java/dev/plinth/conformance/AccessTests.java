package dev.plinth.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.plinth.conformance.Access.Statuses;
import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Call;
import dev.plinth.conformance.http.ProblemDocument;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Access: each caller gets exactly what the access table says. */
public interface AccessTests extends Service {

  /** A test for each cell of the table. */
  @TestFactory
  default Stream<DynamicTest> allowsExactlyWhatTheAccessTableSays() {
    Item item = ownItem();
    return Stream.of(
            row("POST", access().add(), () -> addition()),
            row("GET the list", access().list(), () -> new Call(owner(), "GET", path())),
            row("GET", access().read(), () -> item.call("GET")),
            row("PUT", access().change(), () -> item.call("PUT").withBody(change())),
            row("PATCH", access().change(), () -> item.call("PATCH").withBody(change())),
            row("DELETE", access().remove(), () -> ownItem().call("DELETE")))
        .flatMap(row -> row);
  }

  private Stream<DynamicTest> row(String name, Statuses statuses, Supplier<Call> byOwner) {
    return Stream.of(
        dynamicTest(
            name + " by anyone", () -> check(byOwner.get().by(anyone()), statuses.anyone())),
        dynamicTest(
            name + " by another user", () -> check(byOwner.get().by(user()), statuses.user())),
        dynamicTest(name + " by the owner", () -> check(byOwner.get(), statuses.owner())),
        dynamicTest(
            name + " by an administrator",
            () -> check(byOwner.get().by(admin()), statuses.admin())));
  }

  private static void check(Call call, int expected) {
    Answer answer = call.send();

    assertThat(answer.status()).as(answer.body()).isEqualTo(expected);
    if (expected >= 400) {
      ProblemDocument.of(answer, expected);
    }
    assertThat(answer.header("WWW-Authenticate").isEmpty()).isEqualTo(expected != 401);
  }

  @Test
  default void refusesAForgedTokenEvenWhereNoneIsNeeded() {
    Item item = item();

    for (String method : List.of("GET", "PATCH", "DELETE")) {
      Answer answer = item.call(method).by(anyone()).as("forged").send();

      ProblemDocument.of(answer, 401);
    }
  }

  @Test
  default void changesNothingForACallerWhoMayNotChangeIt() {
    // Its own, because a service without the check deletes it.
    Item item = add();
    String before = item.read().body();

    for (String method : List.of("PUT", "PATCH")) {
      item.call(method).by(user()).withBody(change()).send();
      item.call(method).by(anyone()).withBody(change()).send();
    }
    item.call("DELETE").by(user()).send();

    assertThat(item.read().body()).isEqualTo(before);
  }
}
