package dev.plinth.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.Environment.TableLock;
import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Call;
import dev.plinth.conformance.http.ProblemDocument;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Overload: what is too much for a service is refused soon, takes no connection of the other
 * services, and leaves nothing behind.
 */
public interface OverloadTests extends FaultTests {

  /** More calls at once than a service has threads. */
  int SURGE = 100;

  /** A later answer is of no use to its client. */
  Duration IN_TIME = Duration.ofSeconds(10);

  /** How long the service may need to recover. */
  Duration RECOVERY = Duration.ofSeconds(5);

  /** A lock makes the service too slow for the calls on any machine. */
  @Test
  default void refusesWhatIsTooMuch() {
    Environment environment = environment();
    Item item = add();
    Call write = item.call("PATCH").withBody(change());
    String before = item.read().body();
    List<CompletableFuture<Answer>> surge;
    int sessions;
    try (TableLock lock = environment.lock(table())) {
      surge = surge(uncachedListing(), write);
      sessions = mostSessions(lock, surge);
    }

    assertThat(surge).allSatisfy(answer -> ProblemDocument.ofUnavailability(answer.join()));
    assertThat(sessions)
        .as("the sessions that wait: without a bulkhead, the calls take all connections")
        .isBetween(1, environment.connections() / 2);
    await().atMost(RECOVERY).until(() -> uncachedListing().send().status() == 200);
    assertThat(item.read().body()).as("the item after refused writes").isEqualTo(before);
    await().atMost(RECOVERY).until(() -> write.send().status() == 200);
  }

  private static List<CompletableFuture<Answer>> surge(Call read, Call write) {
    return IntStream.range(0, SURGE)
        .mapToObj(i -> (i % 2 == 0 ? read : write).sendAsync())
        .toList();
  }

  private static int mostSessions(TableLock lock, List<CompletableFuture<Answer>> surge) {
    AtomicInteger most = new AtomicInteger();
    await("an answer to each call")
        .atMost(IN_TIME)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              most.accumulateAndGet(lock.waiting(), Math::max);
              return surge.stream().allMatch(CompletableFuture::isDone);
            });
    return most.get();
  }
}
