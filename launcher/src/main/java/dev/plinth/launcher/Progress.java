package dev.plinth.launcher;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Reports progress to the user on standard error. */
public final class Progress {

  private final PrintWriter out;
  private Instant begun = Instant.now();

  /**
   * @param out where to report
   */
  public Progress(PrintWriter out) {
    this.out = out;
  }

  /**
   * Prints one message.
   *
   * @param line a complete message
   */
  public void say(String line) {
    out.println("plinth: " + line);
    out.flush();
  }

  /** Starts measuring the time that a step takes. */
  public void begin() {
    begun = Instant.now();
  }

  /** Prints what was done and how long it took since {@link #begin}. */
  public void done(String what) {
    Duration taken = Duration.between(begun, Instant.now());
    say(String.format(Locale.ROOT, "%s (%.1f s)", what, taken.toMillis() / 1000.0));
  }
}
