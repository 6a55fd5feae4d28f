package dev.plinth.launcher;

import java.util.List;

/**
 * A command failed for a reason that its user can act on. Each line is printed as it is, without a
 * stack trace.
 */
public class Failure extends RuntimeException {

  private final List<String> lines;

  /**
   * @param lines what is wrong, one complete message each
   */
  public Failure(List<String> lines) {
    super(String.join("; ", lines));
    this.lines = List.copyOf(lines);
  }

  /**
   * @param line what is wrong
   */
  public Failure(String line) {
    this(List.of(line));
  }

  /**
   * @param line what is wrong
   * @param cause the exception that caused it
   */
  public Failure(String line, Throwable cause) {
    this(line);
    initCause(cause);
  }

  /** Returns what is wrong, one complete message each. */
  public List<String> lines() {
    return lines;
  }
}
