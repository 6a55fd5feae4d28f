package dev.plinth.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Call;
import dev.plinth.conformance.http.ProblemDocument;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Outages of the database: the service refuses at once what needs it, answers the rest from the
 * cache, and recovers by itself.
 */
public interface OutageTests extends FaultTests {

  /** How long the service may need to notice the outage, and to recover. */
  Duration NOTICE = Duration.ofSeconds(30);

  /** A call that reaches a frozen database takes a second or more. */
  Duration AT_ONCE = Duration.ofMillis(500);

  /** The number of writes that are timed. */
  int TIMED = 11;

  /** The tests of an outage in which the database is silent. */
  @TestFactory
  default Stream<DynamicTest> whileTheDatabaseIsFrozen() {
    Environment environment = environment();
    Item item = add();
    reading(item).send();
    listing().send();
    try (AcknowledgedWrites writes = new AcknowledgedWrites(this)) {
      Outage outage = observe(item, environment);
      return Stream.of(
          dynamicTest("answers each write with success or 503", () -> writes.assertHonest()),
          dynamicTest("refuses a write at once, by the gate", () -> outage.assertGated()),
          dynamicTest("answers reads from the cache only", () -> outage.assertReads(isCached())),
          dynamicTest("recovers by itself", () -> assertRecovers(item)),
          dynamicTest("loses no acknowledged write", () -> writes.assertKept()));
    }
  }

  private Outage observe(Item item, Environment environment) {
    Call write = item.call("PATCH").withBody(change());
    environment.freezeDatabase();
    try {
      await().atMost(NOTICE).until(() -> uncachedListing().send().status() >= 500);
      List<Outage.Timed> timed =
          IntStream.range(0, TIMED).mapToObj(i -> Outage.Timed.of(write)).toList();
      return new Outage(timed, reading(item).send(), listing().send(), uncachedListing().send());
    } finally {
      environment.restoreDatabase();
      // So that no other test sees the outage.
      await().atMost(NOTICE).until(() -> uncachedListing().send().status() < 500);
    }
  }

  private void assertRecovers(Item item) {
    Answer changed = item.call("PATCH").withBody(change()).send();

    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(reading(item).send().body()).isEqualTo(changed.body());
    assertThat(listing().send().json().getJsonArray("items")).contains(changed.json());
  }

  /**
   * What a client sees during an outage.
   *
   * @param writes the same write again and again
   * @param read a read of an item that was read before
   * @param list a read of a page that was read before
   * @param uncached a read that no cache answers
   */
  record Outage(List<Timed> writes, Answer read, Answer list, Answer uncached) {

    /**
     * An answer.
     *
     * @param took how long the client waited
     */
    record Timed(Answer answer, Duration took) {

      static Timed of(Call call) {
        long begun = System.nanoTime();
        Answer answer = call.send();
        return new Timed(answer, Duration.ofNanos(System.nanoTime() - begun));
      }
    }

    void assertGated() {
      assertThat(writes).extracting(Timed::answer).allSatisfy(ProblemDocument::ofUnavailability);
      assertThat(writes.stream().map(Timed::took).sorted().toList().get(TIMED / 2))
          .as("the time of a refusal: without a gate, the call reaches the pool")
          .isLessThan(AT_ONCE);
    }

    void assertReads(boolean isCached) {
      for (Answer known : List.of(read, list)) {
        if (isCached) {
          assertThat(known.status()).as(known.body()).isEqualTo(200);
          assertThat(known.header("Cache-Status")).startsWith("plinth; hit");
        } else {
          ProblemDocument.ofUnavailability(known);
        }
      }
      ProblemDocument.ofUnavailability(uncached);
    }
  }
}
