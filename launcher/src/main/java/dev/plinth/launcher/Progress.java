package dev.plinth.launcher;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Tells people what is going on, on standard error. */
public final class Progress {

  private final PrintWriter out;
  private Instant stageBegun = Instant.now();

  /**
   * @param out where to tell it
   */
  public Progress(PrintWriter out) {
    this.out = out;
  }

  /**
   * Tells one thing.
   *
   * @param line a complete message
   */
  public void say(String line) {
    out.println("plinth: " + line);
    out.flush();
  }

  /** Begins to measure. */
  public void begin() {
    stageBegun = Instant.now();
  }

  /** Tells what was reached, and how long it took since {@link #begin}. */
  public void done(String what) {
    Duration taken = Duration.between(stageBegun, Instant.now());
    say(String.format(Locale.ROOT, "%s (%.1f s)", what, taken.toMillis() / 1000.0));
  }
}
