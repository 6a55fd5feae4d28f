package dev.plinth.runtime.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchTest {

  private static final Watch.Rhythm FAST =
      new Watch.Rhythm(
          Duration.ofMillis(20),
          Duration.ofMillis(200),
          new Backoff(Duration.ofMillis(10), Duration.ofMillis(20)));

  private static final Watch.Rhythm RARE =
      new Watch.Rhythm(
          Duration.ofHours(1),
          Duration.ofMillis(200),
          new Backoff(Duration.ofMillis(10), Duration.ofMillis(20)));

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final List<State> states = new CopyOnWriteArrayList<>();
  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final Peer peer = new Peer();
  private Watch watch;

  @AfterEach
  void end() {
    watch.stop();
    timer.shutdownNow();
    executor.shutdownNow();
  }

  @Test
  void isUpOnceTheDependencyAnswers() {
    Watch watch = watch(FAST);

    watch.start();

    await().until(() -> watch.status().isUp());
    assertThat(states).containsExactly(State.UP);
  }

  @Test
  void noticesTheLossAndTheReturn() {
    Watch watch = watch(FAST);
    watch.start();
    await().until(() -> watch.status().isUp());

    peer.failing = true;
    await().until(() -> watch.status().attempts() >= 3);
    peer.failing = false;
    await().until(() -> watch.status().isUp());

    assertThat(states).containsExactly(State.UP, State.DOWN, State.RECONNECTING, State.UP);
  }

  @Test
  void takesSilenceForAFailure() {
    peer.silent = true;
    Watch watch = watch(FAST);

    watch.start();

    await().until(() -> watch.status().attempts() >= 1);
    assertThat(watch.status().lastError()).isEqualTo("TimeoutException");
    peer.release.countDown();
  }

  @Test
  void givesUpAfterTheAllowedAttempts() {
    peer.failing = true;
    peer.maxAttempts = 3;
    Watch watch = watch(FAST);

    watch.start();

    await().until(() -> watch.status().state() == State.EXHAUSTED);
    assertThat(peer.checks).hasValue(3);
    assertThat(watch.status().attempts()).isEqualTo(3);
  }

  @Test
  void isLostAtOnceWhenSomebodyFindsItFailing() {
    Watch watch = watch(RARE);
    watch.start();
    await().until(() -> watch.status().isUp());
    peer.failing = true;

    watch.suspect(new IllegalStateException());

    // What the next probe finds may be known by now.
    assertThat(states).startsWith(State.UP, State.DOWN);
    assertThat(errors.get(1)).isEqualTo("IllegalStateException");
  }

  @Test
  void trustsItAgainWhenTheNextProbeSucceeds() {
    Watch watch = watch(RARE);
    watch.start();
    await().until(() -> watch.status().isUp());

    watch.suspect(new IllegalStateException());

    await().until(() -> watch.status().isUp());
    assertThat(peer.checks).hasValue(2);
  }

  @Test
  void preparesBeforeItIsUpAndOnlyThen() {
    Watch watch = watch(FAST);

    watch.start();
    await().until(() -> peer.checks.get() >= 3);

    assertThat(peer.preparations).hasValue(1);
    assertThat(states).containsExactly(State.UP);
  }

  @Test
  void isNotUpWhileItCanNotBePrepared() {
    peer.unprepared = true;
    Watch watch = watch(FAST);

    watch.start();

    await().until(() -> watch.status().attempts() >= 2);
    assertThat(states).doesNotContain(State.UP);
  }

  @Test
  void learnsNothingAfterItWasStopped() {
    Watch watch = watch(FAST);
    watch.start();
    await().until(() -> watch.status().isUp());

    watch.stop();
    watch.suspect(new IllegalStateException());

    assertThat(watch.status().isUp()).isTrue();
  }

  private Watch watch(Watch.Rhythm rhythm) {
    watch = new Watch(peer, rhythm, timer, executor, this::note);
    return watch;
  }

  private void note(StatusChanged change) {
    errors.add(change.after().lastError());
    states.add(change.after().state());
  }

  /** A dependency that does what a test tells it. */
  private static final class Peer implements Probe {

    final AtomicInteger checks = new AtomicInteger();
    final AtomicInteger preparations = new AtomicInteger();
    final CountDownLatch release = new CountDownLatch(1);
    volatile boolean failing;
    volatile boolean silent;
    volatile boolean unprepared;
    volatile int maxAttempts = -1;

    @Override
    public Dependency dependency() {
      return Dependency.DATABASE;
    }

    @Override
    public int maxAttempts() {
      return maxAttempts;
    }

    @Override
    public void check() throws Exception {
      checks.incrementAndGet();
      if (silent) {
        release.await();
      }
      if (failing) {
        throw new ConnectException();
      }
    }

    @Override
    public void prepare() {
      preparations.incrementAndGet();
      if (unprepared) {
        throw new IllegalStateException();
      }
    }
  }
}
