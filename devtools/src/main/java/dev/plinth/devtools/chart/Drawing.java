package dev.plinth.devtools.chart;

import java.util.List;

/** An image with the axes and the legend of a chart. */
final class Drawing {

  static final int WIDTH = 820;
  static final int LEFT = 70;
  static final int TOP = 70;
  static final int BOTTOM = 330;

  private static final int HEIGHT = 370;
  private static final int RIGHT = WIDTH - 20;
  private static final int STEPS = 4;

  /** At least the width of a letter. */
  private static final int LETTER = 8;

  private final Svg svg;
  private final Axis axis;

  /**
   * @param description what the chart shows, for those who can't see it
   * @param series the names in the legend
   * @param maximum the largest value on the vertical axis
   */
  Drawing(String title, String description, List<String> series, double maximum) {
    svg = new Svg(WIDTH, HEIGHT, title, description);
    axis = Axis.to(maximum, STEPS);
    svg.text(20, 26, "font-size=\"15\"", title);
    for (int i = 0; i < series.size(); i++) {
      int x = LEFT + i * 150;
      add("<rect class=\"s%d\" x=\"%d\" y=\"42\" width=\"12\" height=\"12\"/>", i, x);
      svg.text(x + 18, 53, "", series.get(i));
    }
    for (double value : axis.values()) {
      add(
          "<line class=\"grid\" x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\"/>",
          LEFT, y(value), RIGHT, y(value));
      svg.text(LEFT - 8, y(value) + 4, "text-anchor=\"end\"", axis.label(value));
    }
  }

  /** Returns the vertical position of a value. */
  double y(double value) {
    return BOTTOM - (BOTTOM - TOP) * axis.share(value);
  }

  /** Returns the horizontal position of a share of the width, from 0 to 1. */
  static double x(double share) {
    return LEFT + (RIGHT - LEFT) * share;
  }

  /** Marks a part of the width, from 0 to 1 each. A text that is wider than it runs upwards. */
  void span(String text, double from, double to) {
    double width = x(to) - x(from);
    add(
        "<rect class=\"span\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
        x(from), TOP, width, BOTTOM - TOP);
    double middle = (x(from) + x(to)) / 2;
    int base = BOTTOM - 8;
    if (text.length() * LETTER < width) {
      svg.text(middle, base, "text-anchor=\"middle\" opacity=\"0.7\"", text);
    } else {
      String upwards = "transform=\"rotate(-90 %.0f %d)\" opacity=\"0.7\"";
      svg.text(middle + 4, base, upwards.formatted(middle + 4, base), text);
    }
  }

  /** Writes a text below the horizontal axis. */
  void label(double x, String text) {
    svg.text(x, BOTTOM + 20, "text-anchor=\"middle\"", text);
  }

  /** Adds an element. */
  void add(String element, Object... values) {
    svg.add(element, values);
  }

  /** Returns the image. */
  String image() {
    return svg.image();
  }
}
