package dev.plinth.server.logging;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The latest errors with a reference, which a response of status 500 has. Thread-safe. */
public final class RecentErrors extends Handler {

  private static final int MAX = 20;
  private static final Pattern REFERENCE = Pattern.compile("reference ([0-9a-f-]{36})");
  private static final String OURS = "dev.plinth.";
  private static final RecentErrors INSTANCE = new RecentErrors();

  /** A strong reference: the log manager holds loggers only weakly. */
  private static final Logger PLINTH = Logger.getLogger("dev.plinth");

  private final Deque<RecentError> errors = new ArrayDeque<>();

  /**
   * An error.
   *
   * @param failure the class of its cause; the message could contain values
   * @param at the innermost method of Plinth
   */
  public record RecentError(String reference, Instant time, String failure, String at) {}

  private RecentErrors() {
    setLevel(Level.SEVERE);
  }

  /** Begins to collect errors. To be called once. */
  public static void collect() {
    PLINTH.addHandler(INSTANCE);
  }

  /** Returns the latest errors. */
  public static List<RecentError> newestFirst() {
    synchronized (INSTANCE.errors) {
      return List.copyOf(INSTANCE.errors);
    }
  }

  @Override
  public void publish(LogRecord entry) {
    if (!isLoggable(entry) || entry.getMessage() == null || entry.getThrown() == null) {
      return;
    }
    Matcher matcher = REFERENCE.matcher(entry.getMessage());
    if (matcher.find()) {
      add(error(matcher.group(1), entry));
    }
  }

  private static RecentError error(String reference, LogRecord entry) {
    Throwable root = entry.getThrown();
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String at =
        Stream.of(root.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith(OURS))
            .findFirst()
            .map(frame -> frame.getClassName() + "." + frame.getMethodName())
            .orElse("");
    return new RecentError(
        reference,
        entry.getInstant().truncatedTo(ChronoUnit.MILLIS),
        root.getClass().getName(),
        at);
  }

  private void add(RecentError error) {
    synchronized (errors) {
      errors.addFirst(error);
      if (errors.size() > MAX) {
        errors.removeLast();
      }
    }
  }

  @Override
  public void flush() {
    // Nothing is buffered.
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
