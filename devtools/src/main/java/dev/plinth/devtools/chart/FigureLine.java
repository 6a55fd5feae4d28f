package dev.plinth.devtools.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A line of a file of figures, which has fields between tabs. The first one is its kind.
 *
 * @param place the file and the number of the line, for messages
 */
record FigureLine(String place, List<String> fields) {

  private static final String SEPARATOR = "\t";

  /** Returns all lines of a file. */
  static List<FigureLine> of(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    return IntStream.range(0, lines.size())
        .mapToObj(
            i ->
                new FigureLine(
                    "%s, line %d".formatted(file.getFileName(), i + 1),
                    List.of(lines.get(i).split(SEPARATOR, -1))))
        .toList();
  }

  /** Returns a line with these fields. A tab within a field becomes a blank. */
  static String joined(Object... fields) {
    return String.join(
        SEPARATOR,
        List.of(fields).stream().map(it -> it.toString().replace(SEPARATOR, " ")).toList());
  }

  /** Returns what kind of line it is. */
  String kind() {
    return fields.get(0);
  }

  /**
   * Returns a field.
   *
   * @throws IllegalArgumentException if the line is too short
   */
  String text(int field) {
    if (field >= fields.size()) {
      throw bad("field %d is missing".formatted(field + 1));
    }
    return fields.get(field);
  }

  /**
   * Returns a field as a finite number.
   *
   * @throws IllegalArgumentException if it is none
   */
  double number(int field) {
    String text = text(field);
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw bad("'%s' is not a number".formatted(text));
    }
    throw bad("'%s' is not finite".formatted(text));
  }

  /** Returns the failure of a reader that can't use the line. */
  IllegalArgumentException bad(String reason) {
    return new IllegalArgumentException(place + ": " + reason);
  }
}
