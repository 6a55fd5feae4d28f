package dev.plinth.benchmarks.report;

import dev.plinth.launcher.Failure;

/** The part of a page that the benchmark writes: the lines between two comments. */
final class MarkedText {

  static final String BEGIN = "<!-- begin of the figures, written by benchmarks/run -->";
  static final String END = "<!-- end of the figures -->";

  private MarkedText() {}

  /**
   * Replaces that part.
   *
   * @throws Failure if a marker is missing
   */
  static String replace(String page, String text) {
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new Failure(
          "docs/performance.md lacks the markers \"%s\" and \"%s\"".formatted(BEGIN, END));
    }
    return page.substring(0, begin + BEGIN.length())
        + "\n\n"
        + text.strip()
        + "\n\n"
        + page.substring(end);
  }
}
