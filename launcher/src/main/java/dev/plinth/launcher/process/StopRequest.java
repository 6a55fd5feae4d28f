package dev.plinth.launcher.process;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The wish to stop, as SIGINT, SIGTERM and SIGHUP bring it. The first signal asks; a second one
 * means that the user won't wait any longer.
 */
public final class StopRequest {

  // Some, like timeout(1), signal a process and then its whole group: that is one wish, not two.
  private static final Duration SAME = Duration.ofSeconds(1);

  private final CountDownLatch asked = new CountDownLatch(1);
  private Instant firstAsked;

  /**
   * Listens to the signals from now on.
   *
   * @param impatient what to do on the second signal
   */
  public static StopRequest onSignals(Runnable impatient) {
    StopRequest request = new StopRequest();
    List.of("INT", "TERM", "HUP")
        .forEach(name -> Signals.handle(name, () -> request.signal(impatient)));
    return request;
  }

  private synchronized void signal(Runnable impatient) {
    if (!isAsked()) {
      firstAsked = Instant.now();
      asked.countDown();
    } else if (Instant.now().isAfter(firstAsked.plus(SAME))) {
      impatient.run();
    }
  }

  /** Whether stopping was asked for. */
  public boolean isAsked() {
    return asked.getCount() == 0;
  }

  /**
   * Passes a moment of waiting for something else.
   *
   * @param moment how long to wait at most
   * @throws Stopped if stopping is or was asked for
   */
  public void pause(Duration moment) throws Stopped {
    try {
      if (asked.await(moment.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Stopped();
      }
    } catch (InterruptedException e) {
      throw new Stopped();
    }
  }

  /**
   * @throws Stopped if stopping was asked for
   */
  public void check() throws Stopped {
    if (isAsked()) {
      throw new Stopped();
    }
  }

  /** What was under way is given up, because stopping was asked for. */
  public static final class Stopped extends Exception {}
}
