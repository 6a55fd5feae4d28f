package dev.plinth.launcher.process;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The request to stop, sent by SIGINT, SIGTERM or SIGHUP. The first signal asks for a graceful
 * stop; the second forces it.
 */
public final class StopRequest {

  // Programs such as timeout(1) signal a process and then its group: that is a single request.
  private static final Duration DUPLICATE_WINDOW = Duration.ofSeconds(1);

  private final CountDownLatch asked = new CountDownLatch(1);
  private Instant firstAsked;

  /**
   * Installs the signal handlers.
   *
   * @param onSecondSignal runs on the second signal
   */
  public static StopRequest onSignals(Runnable onSecondSignal) {
    StopRequest request = new StopRequest();
    List.of("INT", "TERM", "HUP")
        .forEach(name -> Signals.handle(name, () -> request.signal(onSecondSignal)));
    return request;
  }

  private synchronized void signal(Runnable onSecondSignal) {
    if (!isAsked()) {
      firstAsked = Instant.now();
      asked.countDown();
    } else if (Instant.now().isAfter(firstAsked.plus(DUPLICATE_WINDOW))) {
      onSecondSignal.run();
    }
  }

  /** Returns whether a stop was requested. */
  public boolean isAsked() {
    return asked.getCount() == 0;
  }

  /**
   * Sleeps, unless a stop is requested.
   *
   * @param duration the maximum time to sleep
   * @throws Stopped if a stop is or was requested
   */
  public void pause(Duration duration) throws Stopped {
    try {
      if (asked.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Stopped();
      }
    } catch (InterruptedException e) {
      throw new Stopped();
    }
  }

  /**
   * @throws Stopped if a stop was requested
   */
  public void check() throws Stopped {
    if (isAsked()) {
      throw new Stopped();
    }
  }

  /** Aborts what is in progress because a stop was requested. */
  public static final class Stopped extends Exception {}
}
