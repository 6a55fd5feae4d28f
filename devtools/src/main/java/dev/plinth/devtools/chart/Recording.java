package dev.plinth.devtools.chart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a command printed, and when. Its file of figures has a line {@code command COMMAND} and then
 * lines {@code printed MILLISECONDS TEXT}.
 */
record Recording(String command, List<Printed> lines) {

  /** The kind of the first line of a recording. */
  static final String COMMAND = "command";

  private static final String PRINTED = "printed";
  private static final int WIDTH = 820;
  private static final int LINE = 20;
  private static final int FIRST = 62;
  private static final int TEXT = 80;

  /**
   * A line of the command.
   *
   * @param millis the time since the command began
   */
  record Printed(double millis, String text) {

    private String time() {
      return String.format(Locale.ROOT, "%.1f s", millis / 1000);
    }
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if it is not such a file
   */
  static Recording read(Path file) throws IOException {
    List<FigureLine> lines = FigureLine.of(file);
    List<Printed> printed = new ArrayList<>();
    for (FigureLine line : lines.subList(1, lines.size())) {
      if (!line.kind().equals(PRINTED)) {
        throw line.bad("'%s' is unknown".formatted(line.kind()));
      }
      printed.add(new Printed(line.number(1), line.text(2)));
    }
    return new Recording(lines.get(0).text(1), printed);
  }

  /** Returns the image of a terminal. */
  String svg() {
    int height = FIRST + LINE * (lines.size() + 1);
    Svg svg = new Svg(WIDTH, height, "A terminal in which %s runs".formatted(command), said());
    svg.add(
        "<rect class=\"frame\" x=\"0.5\" y=\"0.5\" width=\"%d\" height=\"%d\" rx=\"8\"/>",
        WIDTH - 1, height - 1);
    for (int i = 0; i < 3; i++) {
      svg.add("<circle class=\"span\" cx=\"%d\" cy=\"18\" r=\"6\"/>", 20 + i * 20);
    }
    svg.add("<line class=\"grid\" x1=\"0\" y1=\"36\" x2=\"%d\" y2=\"36\"/>", WIDTH);
    svg.add("<g font-family=\"ui-monospace, monospace\">");
    add(svg, FIRST, "", "$ " + command);
    for (int i = 0; i < lines.size(); i++) {
      add(svg, FIRST + LINE * (i + 1), lines.get(i).time(), lines.get(i).text());
    }
    svg.add("</g>");
    return svg.image();
  }

  private static void add(Svg svg, int y, String time, String text) {
    svg.text(TEXT - 14, y, "class=\"faint\" font-size=\"11\" text-anchor=\"end\"", time);
    svg.text(TEXT, y, "xml:space=\"preserve\" style=\"white-space: pre\"", text);
  }

  private String said() {
    return lines.stream()
        .map(it -> "After %s: %s".formatted(it.time(), it.text()))
        .collect(Collectors.joining("\n"));
  }
}
