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

  private static final DependencyMonitor.Schedule FAST =
      new DependencyMonitor.Schedule(
          Duration.ofMillis(20),
          Duration.ofMillis(200),
          new Backoff(Duration.ofMillis(10), Duration.ofMillis(20)));

  private static final DependencyMonitor.Schedule RARE =
      new DependencyMonitor.Schedule(
          Duration.ofHours(1),
          Duration.ofMillis(200),
          new Backoff(Duration.ofMillis(10), Duration.ofMillis(20)));

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final List<DependencyState> states = new CopyOnWriteArrayList<>();
  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final Peer peer = new Peer();
  private DependencyMonitor monitor;

  @AfterEach
  void end() {
    monitor.stop();
    timer.shutdownNow();
    executor.shutdownNow();
  }

  @Test
  void isUpOnceTheDependencyAnswers() {
    DependencyMonitor monitor = monitor(FAST);

    monitor.start();

    await().until(() -> monitor.status().isUp());
    assertThat(states).containsExactly(DependencyState.UP);
  }

  @Test
  void detectsLossAndRecovery() {
    DependencyMonitor monitor = monitor(FAST);
    monitor.start();
    await().until(() -> monitor.status().isUp());

    peer.failing = true;
    await().until(() -> monitor.status().attempts() >= 3);
    peer.failing = false;
    await().until(() -> monitor.status().isUp());

    assertThat(states)
        .containsExactly(
            DependencyState.UP,
            DependencyState.DOWN,
            DependencyState.RECONNECTING,
            DependencyState.UP);
  }

  @Test
  void countsATimeoutAsAFailure() {
    peer.silent = true;
    DependencyMonitor monitor = monitor(FAST);

    monitor.start();

    await().until(() -> monitor.status().attempts() >= 1);
    assertThat(monitor.status().lastError()).isEqualTo("TimeoutException");
    peer.release.countDown();
  }

  @Test
  void givesUpAfterTheAllowedAttempts() {
    peer.failing = true;
    peer.maxAttempts = 3;
    DependencyMonitor monitor = monitor(FAST);

    monitor.start();

    await().until(() -> monitor.status().state() == DependencyState.EXHAUSTED);
    assertThat(peer.checks).hasValue(3);
    assertThat(monitor.status().attempts()).isEqualTo(3);
  }

  @Test
  void isDownAtOnceWhenARequestFindsItFailing() {
    DependencyMonitor monitor = monitor(RARE);
    monitor.start();
    await().until(() -> monitor.status().isUp());
    peer.failing = true;

    monitor.suspect(new IllegalStateException());

    // The next probe may have finished by now.
    assertThat(states).startsWith(DependencyState.UP, DependencyState.DOWN);
    assertThat(errors.get(1)).isEqualTo("IllegalStateException");
  }

  @Test
  void isUpAgainOnceTheNextProbeSucceeds() {
    DependencyMonitor monitor = monitor(RARE);
    monitor.start();
    await().until(() -> monitor.status().isUp());

    monitor.suspect(new IllegalStateException());

    await().until(() -> monitor.status().isUp());
    assertThat(peer.checks).hasValue(2);
  }

  @Test
  void preparesBeforeItIsUpAndOnlyThen() {
    DependencyMonitor monitor = monitor(FAST);

    monitor.start();
    await().until(() -> peer.checks.get() >= 3);

    assertThat(peer.preparations).hasValue(1);
    assertThat(states).containsExactly(DependencyState.UP);
  }

  @Test
  void isNotUpWhileItCannotBePrepared() {
    peer.unprepared = true;
    DependencyMonitor monitor = monitor(FAST);

    monitor.start();

    await().until(() -> monitor.status().attempts() >= 2);
    assertThat(states).doesNotContain(DependencyState.UP);
  }

  @Test
  void ignoresFailuresOnceItIsStopped() {
    DependencyMonitor monitor = monitor(FAST);
    monitor.start();
    await().until(() -> monitor.status().isUp());

    monitor.stop();
    monitor.suspect(new IllegalStateException());

    assertThat(monitor.status().isUp()).isTrue();
  }

  private DependencyMonitor monitor(DependencyMonitor.Schedule schedule) {
    monitor = new DependencyMonitor(peer, schedule, timer, executor, this::note);
    return monitor;
  }

  private void note(DependencyStatusChange change) {
    errors.add(change.after().lastError());
    states.add(change.after().state());
  }

  /** A dependency that a test controls. */
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
