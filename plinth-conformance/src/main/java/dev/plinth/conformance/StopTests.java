package dev.plinth.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.Environment.TableLock;
import dev.plinth.conformance.http.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Graceful stop: a server that stops answers the requests that it has begun. */
public interface StopTests extends FaultTests {

  /** Less than a statement waits for a lock. */
  Duration STOPPING = Duration.ofMillis(300);

  @Test
  default void answersRequestsInFlightWhileItStops() {
    URI other = otherServer();
    Item item = add();
    // A service's first requests take longer.
    uncachedListing().at(other).send();
    item.call("PATCH").withBody(change()).at(other).send();
    CompletableFuture<Answer> read;
    CompletableFuture<Answer> write;
    CompletableFuture<Void> stop;
    try (TableLock lock = environment().lock(table())) {
      read = uncachedListing().at(other).sendAsync();
      write = item.call("PATCH").withBody(change()).at(other).sendAsync();
      await().pollInterval(Duration.ofMillis(10)).until(() -> lock.waiting() > 1);
      stop = CompletableFuture.runAsync(environment()::stopOtherServer);
      await().pollDelay(STOPPING).until(() -> true);
    }

    assertThat(read.join().status()).as(read.join().body()).isEqualTo(200);
    assertThat(write.join().status()).as(write.join().body()).isEqualTo(200);
    stop.join();
    assertThat(reading(item).send().body()).isEqualTo(write.join().body());
  }
}
