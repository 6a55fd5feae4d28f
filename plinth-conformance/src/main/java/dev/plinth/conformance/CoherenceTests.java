package dev.plinth.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Call;
import dev.plinth.conformance.http.ProblemDocument;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Coherence: a read on one server shows each write on another server before it. */
public interface CoherenceTests extends FaultTests {

  /** The number of writes that are read at once. */
  int CHANGES = 5;

  /** How long the cache of a new server may need to open. */
  Duration WARM = Duration.ofSeconds(30);

  /** Stops the other server, if the tests have started one. */
  @AfterAll
  default void stopOtherServer() {
    surroundings().ifPresent(Environment::stopOtherServer);
  }

  @Test
  default void showsTheWritesOfEachServerOnTheOtherOne() {
    URI other = otherServer();
    Item item = add();
    for (int i = 0; i < CHANGES; i++) {
      warm(item, other);

      Answer here = item.call("PATCH").withBody(change()).send();
      assertShown(here, reading(item).at(other).send(), listing().at(other).send());

      Answer there = item.call("PATCH").withBody(change()).at(other).send();
      assertShown(there, reading(item).send(), listing().send());
    }
  }

  @Test
  default void showsADeletionOnTheOtherServer() {
    URI other = otherServer();
    Item item = add();
    warm(item, other);

    assertThat(item.call("DELETE").send().status()).isEqualTo(204);

    // The owner may have been the item, as in the service of users.
    ProblemDocument.of(item.call("GET").by(admin()).at(other).send(), 404);
    assertThat(listing().at(other).send().ids()).doesNotContain(item.id());
  }

  private void warm(Item item, URI other) {
    for (Call call : List.of(reading(item), listing())) {
      warm(call);
      warm(call.at(other));
    }
  }

  /** A server that has just started can't use its cache yet. */
  private void warm(Call call) {
    await()
        .atMost(WARM)
        .pollDelay(Duration.ZERO)
        .until(() -> call.send().header("Cache-Status").startsWith("plinth; hit") || !isCached());
  }

  private static void assertShown(Answer changed, Answer read, Answer list) {
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(read.body()).as("the next read on the other server").isEqualTo(changed.body());
    assertThat(list.json().getJsonArray("items"))
        .as("the next list on the other server")
        .contains(changed.json());
  }
}
