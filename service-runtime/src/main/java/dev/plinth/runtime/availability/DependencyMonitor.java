package dev.plinth.runtime.availability;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Watches one dependency: probes it at an interval while it is up, and after growing pauses while
 * it isn't. No thread waits for an answer: a silent peer holds the probe's own thread only.
 */
final class DependencyMonitor {

  private final Dependency dependency;
  private final DependencyProbe probe;
  private final Rhythm rhythm;
  private final ScheduledExecutorService timer;
  private final Executor executor;
  private final Consumer<DependencyStatusChange> listener;

  private volatile DependencyStatus status = DependencyStatus.initial();

  /** Written under the lock only. */
  private volatile long failedAttempts;

  /** The probe that counts: what an earlier one still learns is outdated. 0 when stopped. */
  private long turn;

  /**
   * When to probe.
   *
   * @param interval between two probes while the dependency is up
   * @param timeout after which a probe that has not answered counts as failed
   * @param backoff between two attempts while it is not up
   */
  record Rhythm(Duration interval, Duration timeout, Backoff backoff) {}

  /**
   * @param timer tells the time; its thread never waits for a dependency
   * @param executor runs the probes
   * @param listener told of each change of the state, in order
   */
  DependencyMonitor(
      DependencyProbe probe,
      Rhythm rhythm,
      ScheduledExecutorService timer,
      Executor executor,
      Consumer<DependencyStatusChange> listener) {
    this.dependency = probe.dependency();
    this.probe = probe;
    this.rhythm = rhythm;
    this.timer = timer;
    this.executor = executor;
    this.listener = listener;
  }

  DependencyStatus status() {
    return status;
  }

  Dependency dependency() {
    return dependency;
  }

  /** How many attempts to reach the dependency have failed, of all times that it was away. */
  long failedAttempts() {
    return failedAttempts;
  }

  synchronized void start() {
    turn = 1;
    probeIn(Duration.ZERO);
  }

  synchronized void stop() {
    turn = 0;
  }

  /** Somebody found the dependency failing: it counts as lost until a probe, at once, succeeds. */
  synchronized void suspect(Throwable failure) {
    if (turn > 0 && status.isUp()) {
      become(status.lost(probe.reason(failure)));
      probeIn(Duration.ZERO);
    }
  }

  private void probeIn(Duration wait) {
    long mine = ++turn;
    after(wait, () -> executor.execute(() -> probe(mine)));
  }

  private void probe(long mine) {
    Future<?> timeout;
    synchronized (this) {
      if (isOutdated(mine)) {
        return;
      }
      timeout = after(rhythm.timeout(), () -> learn(mine, new TimeoutException()));
    }
    Throwable failure = attempt(mine, timeout);
    learn(mine, failure);
  }

  /** Returns what went wrong, null if nothing did. */
  private Throwable attempt(long mine, Future<?> timeout) {
    try {
      probe.check();
      timeout.cancel(false);
      if (!status.isUp() && !isOutdated(mine)) {
        probe.prepare();
      }
      return null;
    } catch (Throwable e) {
      // Whatever it is, watching goes on.
      timeout.cancel(false);
      return e;
    }
  }

  private Future<?> after(Duration wait, Runnable task) {
    return timer.schedule(task, wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized void learn(long mine, Throwable failure) {
    if (isOutdated(mine)) {
      return;
    }
    if (failure != null && !status.isUp()) {
      failedAttempts++;
    }
    become(
        failure == null ? status.up() : status.failed(probe.reason(failure), probe.maxAttempts()));
    if (status.state() != DependencyState.EXHAUSTED) {
      probeIn(status.isUp() ? rhythm.interval() : rhythm.backoff().after(status.attempts()));
    }
  }

  private synchronized boolean isOutdated(long mine) {
    return mine != turn;
  }

  private void become(DependencyStatus after) {
    DependencyStatus before = status;
    status = after;
    if (before.state() != after.state()) {
      listener.accept(new DependencyStatusChange(dependency, before, after));
    }
  }
}
