package dev.plinth.devtools.chart;

import java.util.List;
import java.util.Locale;

/** An SVG image with the axes and the legend of a chart. It follows the viewer's colour scheme. */
final class Drawing {

  static final int WIDTH = 820;
  static final int LEFT = 70;
  static final int TOP = 70;
  static final int BOTTOM = 330;

  private static final int HEIGHT = 370;
  private static final int RIGHT = WIDTH - 20;
  private static final int STEPS = 4;

  private static final String HEAD =
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="system-ui, sans-serif" font-size="13" role="img" aria-label="%s">
        <style>
          .ground { fill: #ffffff }
          .grid { stroke: #d5dae1 }
          .span { fill: #7d8b9c; fill-opacity: 0.15 }
          text { fill: #1d2530 }
          .s0 { fill: #2f6fb7; stroke: #2f6fb7 }
          .s1 { fill: #4f8a3c; stroke: #4f8a3c }
          .s2 { fill: #c4642a; stroke: #c4642a }
          polyline.s0, polyline.s1, polyline.s2 { fill: none; stroke-width: 2 }
          @media (prefers-color-scheme: dark) {
            .ground { fill: #12171e }
            .grid { stroke: #333c48 }
            text { fill: #e4e8ee }
            .s0 { fill: #6ea8ea; stroke: #6ea8ea }
            .s1 { fill: #86c26f; stroke: #86c26f }
            .s2 { fill: #ea9a63; stroke: #ea9a63 }
          }
        </style>
        <rect class="ground" width="100%%" height="100%%"/>
        <text x="20" y="26" font-size="15">%s</text>
      """;

  private final StringBuilder svg = new StringBuilder();
  private final double maximum;

  /**
   * @param series the names in the legend
   * @param maximum the largest value on the vertical axis
   */
  Drawing(String title, List<String> series, double maximum) {
    this.maximum = Math.max(1, rounded(maximum));
    svg.append(HEAD.formatted(WIDTH, HEIGHT, title, title));
    for (int i = 0; i < series.size(); i++) {
      int x = LEFT + i * 150;
      add("<rect class=\"s%d\" x=\"%d\" y=\"42\" width=\"12\" height=\"12\"/>", i, x);
      add("<text x=\"%d\" y=\"53\">%s</text>", x + 18, series.get(i));
    }
    for (int step = 0; step <= STEPS; step++) {
      double value = this.maximum * step / STEPS;
      add(
          "<line class=\"grid\" x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\"/>",
          LEFT, y(value), RIGHT, y(value));
      add(
          "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%,.0f</text>",
          LEFT - 8, y(value) + 4, value);
    }
  }

  /** Rounds up to one or two digits and zeros, which the grid divides. */
  private static double rounded(double value) {
    double unit = Math.pow(10, Math.floor(Math.log10(Math.max(1, value))));
    return Math.ceil(value / unit * 2) / 2 * unit;
  }

  /** Returns the vertical position of a value. */
  double y(double value) {
    return BOTTOM - (BOTTOM - TOP) * value / maximum;
  }

  /** Returns the horizontal position of a share of the width, from 0 to 1. */
  static double x(double share) {
    return LEFT + (RIGHT - LEFT) * share;
  }

  /** Marks a part of the width, from 0 to 1 each, with a text that runs upwards. */
  void span(String text, double from, double to) {
    add(
        "<rect class=\"span\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
        x(from), TOP, x(to) - x(from), BOTTOM - TOP);
    double middle = (x(from) + x(to)) / 2 + 4;
    add(
        "<text x=\"%1$.1f\" y=\"%2$d\" transform=\"rotate(-90 %1$.1f %2$d)\" opacity=\"0.7\">%3$s</text>",
        middle, BOTTOM - 8, text);
  }

  /** Writes a text below the horizontal axis. */
  void label(double x, String text) {
    add("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>", x, BOTTOM + 20, text);
  }

  /** Adds an element. */
  void add(String element, Object... values) {
    svg.append("  ").append(String.format(Locale.ROOT, element, values)).append('\n');
  }

  String svg() {
    return svg + "</svg>\n";
  }
}
