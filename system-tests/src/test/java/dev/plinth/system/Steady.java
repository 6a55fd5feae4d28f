package dev.plinth.system;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Client;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends the same GET 20 times a second until it is closed. */
final class Steady implements AutoCloseable {

  private static final long EACH_MILLIS = 50;

  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger answers = new AtomicInteger();

  private Steady() {}

  static Steady on(Client service, String path) {
    Steady steady = new Steady();
    steady.pace.scheduleAtFixedRate(
        () -> service.sendAsync("GET", path, null).whenComplete(steady::note),
        0,
        EACH_MILLIS,
        TimeUnit.MILLISECONDS);
    return steady;
  }

  private void note(Answer answer, Throwable failure) {
    answers.incrementAndGet();
    if (failure != null) {
      failures.add(failure.toString());
    } else if (answer.status() != 200) {
      failures.add(answer.status() + " " + answer.body());
    }
  }

  /** Returns the answers other than 200, and the requests without an answer. */
  Queue<String> failures() {
    return failures;
  }

  int answers() {
    return answers.get();
  }

  @Override
  public void close() {
    pace.shutdownNow();
  }
}
