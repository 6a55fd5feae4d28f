package dev.plinth.runtime.availability;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Monitor of one dependency: probes it at a fixed interval while it is up, and with backoff while
 * it is not. The timer never waits for an answer: a silent peer blocks only the probe's own thread.
 */
final class DependencyMonitor {

  private final Dependency dependency;
  private final DependencyProbe probe;
  private final Schedule schedule;
  private final ScheduledExecutorService timer;
  private final Executor executor;
  private final Consumer<DependencyStatusChange> listener;

  private volatile DependencyStatus status = DependencyStatus.initial();
  private final StatusHistory history = new StatusHistory(status);

  /** Written under the lock only. */
  private volatile long failedAttempts;

  /** The number of the current probe; results of earlier ones are ignored. 0 when stopped. */
  private long currentProbe;

  /**
   * The times of the probes.
   *
   * @param interval between two probes while the dependency is up
   * @param timeout after which a probe without an answer counts as failed
   * @param backoff between two attempts while it is not up
   */
  record Schedule(Duration interval, Duration timeout, Backoff backoff) {}

  /**
   * @param timer schedules the probes; its thread never waits for a dependency
   * @param executor runs the probes
   * @param listener receives each change of the state, in order
   */
  DependencyMonitor(
      DependencyProbe probe,
      Schedule schedule,
      ScheduledExecutorService timer,
      Executor executor,
      Consumer<DependencyStatusChange> listener) {
    this.dependency = probe.dependency();
    this.probe = probe;
    this.schedule = schedule;
    this.timer = timer;
    this.executor = executor;
    this.listener = listener;
  }

  DependencyStatus status() {
    return status;
  }

  StatusHistory history() {
    return history;
  }

  Dependency dependency() {
    return dependency;
  }

  /** Returns the total number of failed attempts to reconnect. */
  long failedAttempts() {
    return failedAttempts;
  }

  synchronized void start() {
    currentProbe = 1;
    probeIn(Duration.ZERO);
  }

  synchronized void stop() {
    currentProbe = 0;
  }

  /**
   * The dependency failed in use: it counts as lost until a probe, which starts at once, succeeds.
   */
  synchronized void suspect(Throwable failure) {
    if (currentProbe > 0 && status.isUp()) {
      changeTo(status.lost(probe.reason(failure)));
      probeIn(Duration.ZERO);
    }
  }

  private void probeIn(Duration wait) {
    long number = ++currentProbe;
    after(wait, () -> executor.execute(() -> probe(number)));
  }

  private void probe(long number) {
    Future<?> timeout;
    synchronized (this) {
      if (isOutdated(number)) {
        return;
      }
      timeout = after(schedule.timeout(), () -> report(number, new TimeoutException()));
    }
    Throwable failure = attempt(number, timeout);
    report(number, failure);
  }

  /** Returns the failure; null if the attempt succeeded. */
  private Throwable attempt(long number, Future<?> timeout) {
    try {
      probe.check();
      timeout.cancel(false);
      if (!status.isUp() && !isOutdated(number)) {
        probe.prepare();
      }
      return null;
    } catch (Throwable e) {
      // The monitoring continues after any failure.
      timeout.cancel(false);
      return e;
    }
  }

  private Future<?> after(Duration wait, Runnable task) {
    return timer.schedule(task, wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized void report(long number, Throwable failure) {
    if (isOutdated(number)) {
      return;
    }
    if (failure != null && !status.isUp()) {
      failedAttempts++;
    }
    changeTo(
        failure == null ? status.up() : status.failed(probe.reason(failure), probe.maxAttempts()));
    if (status.state() != DependencyState.EXHAUSTED) {
      probeIn(status.isUp() ? schedule.interval() : schedule.backoff().after(status.attempts()));
    }
  }

  private synchronized boolean isOutdated(long number) {
    return number != currentProbe;
  }

  private void changeTo(DependencyStatus after) {
    DependencyStatus before = status;
    status = after;
    if (before.state() != after.state()) {
      history.add(after);
      listener.accept(new DependencyStatusChange(dependency, before, after));
    }
  }
}
