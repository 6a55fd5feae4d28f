package dev.plinth.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StandingQueueTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long LONG = Duration.ofMillis(600).toNanos();
  private static final long SHORT = Duration.ofMillis(50).toNanos();

  private final StandingQueue queue = new StandingQueue();

  /** Requests leave the queue ten times a second; returns how many are refused. */
  private long refused(double fromSecond, double toSecond, long waited) {
    return LongStream.range((long) (fromSecond * 10), (long) (toSecond * 10))
        .filter(i -> queue.refuses(waited, SECOND * i / 10))
        .count();
  }

  @Test
  void refusesNothingInABurst() {
    refused(10, 10.5, SHORT);

    assertThat(refused(10.5, 11.9, LONG)).isZero();
    assertThat(refused(11.9, 13, SHORT)).isZero();
  }

  @Test
  void refusesLongWaitsOnceTheQueueStands() {
    assertThat(refused(10, 12, LONG)).isLessThanOrEqualTo(10);
    assertThat(refused(12, 15, LONG)).isEqualTo(30);
  }

  @Test
  void answersWaitsBelowTheLimitWhileTheQueueStands() {
    refused(10, 13, LONG);

    assertThat(refused(13, 15, StandingQueue.LIMIT.toNanos())).isZero();
  }

  @Test
  void refusesNothingAfterTheQueueHasDrained() {
    refused(10, 13, LONG);
    refused(13, 15, SHORT);

    assertThat(refused(15, 15.9, LONG)).isZero();
  }

  @Test
  void forgetsTheQueueWhenNothingHasArrivedForLong() {
    refused(10, 13, LONG);

    assertThat(refused(60, 61, LONG)).isZero();
  }
}
