package dev.plinth.benchmarks.system;

import dev.plinth.launcher.Failure;
import java.net.URI;
import java.time.Duration;

/** Waits until both services of a started system answer 200. */
public final class FirstAnswers {

  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

  /** A user whose id does not depend on the number of blogs. */
  private final String user;

  private final Http http = new Http();

  /**
   * @param user the id of a user whose profile is asked for
   */
  public FirstAnswers(String user) {
    this.user = user;
  }

  /**
   * Waits.
   *
   * @throws Failure if one of them does not answer in time
   */
  public void await(SystemUnderTest system) throws InterruptedException {
    await(system, system.blogs().resolve("/blogs?limit=1"));
    if (!system.users().equals(system.blogs())) {
      await(system, system.users().resolve("/users/" + user + "/profile"));
    }
  }

  private void await(SystemUnderTest system, URI address) throws InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    int status = http.status(address);
    while (status != 200) {
      if (System.nanoTime() > end) {
        throw new Failure(
            "%s did not answer 200 within %d s: %s gave %s"
                .formatted(
                    system.name(),
                    LIMIT.toSeconds(),
                    address,
                    status == 0 ? "no answer" : "status " + status));
      }
      Thread.sleep(POLL_INTERVAL.toMillis());
      status = http.status(address);
    }
  }
}
