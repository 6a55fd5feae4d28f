package dev.plinth.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Repeats an action at a steady rate, until it fails or this is closed. */
final class Repetition implements AutoCloseable {

  private static final int EACH_MILLIS = 50;
  private static final Duration BOUND = Duration.ofMinutes(1);

  private final Runnable action;
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
  private final AtomicInteger count = new AtomicInteger();
  private volatile Throwable failure;

  Repetition(Runnable action) {
    this.action = action;
    pace.scheduleWithFixedDelay(this::run, 0, EACH_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void run() {
    try {
      action.run();
      count.incrementAndGet();
    } catch (RuntimeException | AssertionError e) {
      failure = e;
      pace.shutdown();
    }
  }

  /** Waits until the action has been done this many times more, or has failed. */
  void awaitMore(int times) {
    int enough = count.get() + times;
    await().atMost(BOUND).until(() -> count.get() >= enough || failure != null);
  }

  /**
   * Waits for the end of the last one.
   *
   * @throws AssertionError if one failed
   */
  @Override
  public void close() {
    pace.shutdown();
    try {
      assertThat(pace.awaitTermination(BOUND.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw new AssertionError(failure.getMessage(), failure);
    }
  }
}
