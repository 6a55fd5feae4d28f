package dev.plinth.system.conformance;

import java.util.List;

/**
 * The outcome of a test of the conformance kit.
 *
 * @param status such as SUCCESSFUL
 * @param service the class that describes the service
 * @param theme the interface that has the test
 * @param test its name
 * @param message why it failed, in one line
 */
public record TestOutcome(
    String status, String service, String theme, String test, String message) {

  private static final String MARK = "OUTCOME";
  private static final String SEPARATOR = "\t";

  /** Returns whether the test ran and succeeded. */
  public boolean isSuccess() {
    return status.equals("SUCCESSFUL");
  }

  /** Returns the outcomes in the output of a process; it has other lines too. */
  static List<TestOutcome> in(String output) {
    return output
        .lines()
        .filter(line -> line.startsWith(MARK))
        .map(line -> line.split(SEPARATOR, -1))
        .map(it -> new TestOutcome(it[1], it[2], it[3], it[4], it[5]))
        .toList();
  }

  /** Returns the line of the output that says this. */
  String line() {
    return String.join(SEPARATOR, MARK, status, service, theme, oneLine(test), oneLine(message));
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
