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

class DependencyMonitorTest {

  private static final DependencyMonitor.Rhythm FAST =
      new DependencyMonitor.Rhythm(
          Duration.ofMillis(20),
          Duration.ofMillis(200),
          new Backoff(Duration.ofMillis(10), Duration.ofMillis(20)));

  private static final DependencyMonitor.Rhythm RARE =
      new DependencyMonitor.Rhythm(
          Duration.ofHours(1),
          Duration.ofMillis(200),
          new Backoff(Duration.ofMillis(10), Duration.ofMillis(20)));

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final List<DependencyState> states = new CopyOnWriteArrayList<>();
  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final Peer peer = new Peer();
  private DependencyMonitor watch;

  @AfterEach
  void end() {
    watch.stop();
    timer.shutdownNow();
    executor.shutdownNow();
  }

  @Test
  void isUpOnceTheDependencyAnswers() {
    DependencyMonitor watch = watch(FAST);

    watch.start();

    await().until(() -> watch.status().isUp());
    assertThat(states).containsExactly(DependencyState.UP);
  }

  @Test
  void noticesTheLossAndTheReturn() {
    DependencyMonitor watch = watch(FAST);
    watch.start();
    await().until(() -> watch.status().isUp());

    peer.failing = true;
    await().until(() -> watch.status().attempts() >= 3);
    peer.failing = false;
    await().until(() -> watch.status().isUp());

    assertThat(states)
        .containsExactly(
            DependencyState.UP,
            DependencyState.DOWN,
            DependencyState.RECONNECTING,
            DependencyState.UP);
  }

  @Test
  void takesSilenceForAFailure() {
    peer.silent = true;
    DependencyMonitor watch = watch(FAST);

    watch.start();

    await().until(() -> watch.status().attempts() >= 1);
    assertThat(watch.status().lastError()).isEqualTo("TimeoutException");
    peer.release.countDown();
  }

  @Test
  void givesUpAfterTheAllowedAttempts() {
    peer.failing = true;
    peer.maxAttempts = 3;
    DependencyMonitor watch = watch(FAST);

    watch.start();

    await().until(() -> watch.status().state() == DependencyState.EXHAUSTED);
    assertThat(peer.checks).hasValue(3);
    assertThat(watch.status().attempts()).isEqualTo(3);
  }

  @Test
  void isLostAtOnceWhenSomebodyFindsItFailing() {
    DependencyMonitor watch = watch(RARE);
    watch.start();
    await().until(() -> watch.status().isUp());
    peer.failing = true;

    watch.suspect(new IllegalStateException());

    // What the next probe finds may be known by now.
    assertThat(states).startsWith(DependencyState.UP, DependencyState.DOWN);
    assertThat(errors.get(1)).isEqualTo("IllegalStateException");
  }

  @Test
  void trustsItAgainWhenTheNextProbeSucceeds() {
    DependencyMonitor watch = watch(RARE);
    watch.start();
    await().until(() -> watch.status().isUp());

    watch.suspect(new IllegalStateException());

    await().until(() -> watch.status().isUp());
    assertThat(peer.checks).hasValue(2);
  }

  @Test
  void preparesBeforeItIsUpAndOnlyThen() {
    DependencyMonitor watch = watch(FAST);

    watch.start();
    await().until(() -> peer.checks.get() >= 3);

    assertThat(peer.preparations).hasValue(1);
    assertThat(states).containsExactly(DependencyState.UP);
  }

  @Test
  void isNotUpWhileItCanNotBePrepared() {
    peer.unprepared = true;
    DependencyMonitor watch = watch(FAST);

    watch.start();

    await().until(() -> watch.status().attempts() >= 2);
    assertThat(states).doesNotContain(DependencyState.UP);
  }

  @Test
  void learnsNothingAfterItWasStopped() {
    DependencyMonitor watch = watch(FAST);
    watch.start();
    await().until(() -> watch.status().isUp());

    watch.stop();
    watch.suspect(new IllegalStateException());

    assertThat(watch.status().isUp()).isTrue();
  }

  private DependencyMonitor watch(DependencyMonitor.Rhythm rhythm) {
    watch = new DependencyMonitor(peer, rhythm, timer, executor, this::note);
    return watch;
  }

  private void note(DependencyStatusChange change) {
    errors.add(change.after().lastError());
    states.add(change.after().state());
  }

  /** A dependency that does what a test tells it. */
  private static final class Peer implements DependencyProbe {

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
