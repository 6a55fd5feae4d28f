package dev.plinth.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.Environment.TableLock;
import dev.plinth.conformance.http.Answer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Retries: what fails for a moment is attempted again, outside of its transaction. */
public interface RetryTests extends FaultTests {

  /** The session of the database is lost in the middle of the write. */
  @Test
  default void attemptsAWriteAgainInANewTransaction() {
    Item item = add();
    CompletableFuture<Answer> change;
    try (TableLock lock = environment().lock(table())) {
      change = item.call("PATCH").withBody(change()).sendAsync();
      await()
          .pollInterval(Duration.ofMillis(10))
          .until(() -> lock.waiting() > 0 || change.isDone());
      lock.endWaiting();
    }

    Answer changed = change.join();

    assertThat(changed.status())
        .as("a new transaction must attempt the write again: %s", changed.body())
        .isEqualTo(200);
    assertThat(reading(item).send().body())
        .as("a new transaction must attempt the write again: the acknowledged one is lost")
        .isEqualTo(changed.body());
  }
}
