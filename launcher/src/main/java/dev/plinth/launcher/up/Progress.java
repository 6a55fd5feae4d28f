package dev.plinth.launcher.up;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Tells people what is going on, on standard error. */
final class Progress {

  private final PrintWriter out;
  private Instant stageBegun = Instant.now();

  Progress(PrintWriter out) {
    this.out = out;
  }

  void say(String line) {
    out.println("plinth: " + line);
    out.flush();
  }

  /** Begins to measure. */
  void begin() {
    stageBegun = Instant.now();
  }

  /** Tells what was reached, and how long it took since {@link #begin}. */
  void done(String what) {
    Duration taken = Duration.between(stageBegun, Instant.now());
    say(String.format(Locale.ROOT, "%s (%.1f s)", what, taken.toMillis() / 1000.0));
  }
}
