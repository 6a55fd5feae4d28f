package dev.plinth.devtools.chart;

import java.util.Locale;

/**
 * An SVG image under construction. It follows the viewer's colour scheme, and its title and
 * description are for screen readers.
 */
final class Svg {

  /** The number of colours of lines and bars, the classes s0, s1 and so on. */
  static final int COLOURS = 8;

  private static final String HEAD =
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="system-ui, sans-serif" font-size="13" role="img">
        <title>%s</title>
        <desc>%s</desc>
        <style>
          .ground { fill: #ffffff }
          .grid { stroke: #d5dae1 }
          .frame { fill: none; stroke: #d5dae1 }
          .span { fill: #7d8b9c; fill-opacity: 0.15 }
          text { fill: #1d2530 }
          .faint { fill: #5b6673 }
          .s0 { fill: #2f6fb7; stroke: #2f6fb7 }
          .s1 { fill: #4f8a3c; stroke: #4f8a3c }
          .s2 { fill: #c4642a; stroke: #c4642a }
          .s3 { fill: #8a4fb0; stroke: #8a4fb0 }
          .s4 { fill: #1f8a8a; stroke: #1f8a8a }
          .s5 { fill: #b03a5b; stroke: #b03a5b }
          .s6 { fill: #7a6a1f; stroke: #7a6a1f }
          .s7 { fill: #5b6673; stroke: #5b6673 }
          polyline[class] { fill: none; stroke-width: 2 }
          @media (prefers-color-scheme: dark) {
            .ground { fill: #12171e }
            .grid { stroke: #333c48 }
            .frame { stroke: #333c48 }
            text { fill: #e4e8ee }
            .faint { fill: #a6b2c0 }
            .s0 { fill: #6ea8ea; stroke: #6ea8ea }
            .s1 { fill: #86c26f; stroke: #86c26f }
            .s2 { fill: #ea9a63; stroke: #ea9a63 }
            .s3 { fill: #c39ae0; stroke: #c39ae0 }
            .s4 { fill: #63c7c4; stroke: #63c7c4 }
            .s5 { fill: #ee8aa4; stroke: #ee8aa4 }
            .s6 { fill: #cfbd66; stroke: #cfbd66 }
            .s7 { fill: #a6b2c0; stroke: #a6b2c0 }
          }
        </style>
        <rect class="ground" width="100%%" height="100%%"/>
      """;

  private final StringBuilder elements = new StringBuilder();

  /**
   * @param title what the image is
   * @param description what it shows, for those who can't see it
   */
  Svg(int width, int height, String title, String description) {
    elements.append(HEAD.formatted(width, height, escaped(title), escaped(description)));
  }

  /** Adds an element. A text among the values must be escaped. */
  void add(String element, Object... values) {
    elements.append("  ").append(String.format(Locale.ROOT, element, values)).append('\n');
  }

  /**
   * Adds a text.
   *
   * @param attributes more attributes of the element, or an empty string
   */
  void text(double x, double y, String attributes, String text) {
    add("<text x=\"%.1f\" y=\"%.1f\" %s>%s</text>", x, y, attributes, escaped(text));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** Returns the whole image. */
  String image() {
    return elements + "</svg>\n";
  }
}
