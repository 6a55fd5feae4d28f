package dev.plinth.devtools.chart;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Many small charts in one image, as a dashboard shows them.
 *
 * @param title its title
 * @param charts the charts, row by row
 */
record PanelGrid(String title, List<LineChart> charts) {

  private static final int COLUMNS = 3;
  private static final int GAP = 10;

  /** Returns the image. */
  String svg() {
    int rows = (charts.size() + COLUMNS - 1) / COLUMNS;
    Svg svg = new Svg(end(COLUMNS, Panel.WIDTH), end(rows, Panel.HEIGHT), title, description());
    for (int i = 0; i < charts.size(); i++) {
      int left = end(i % COLUMNS, Panel.WIDTH);
      int top = end(i / COLUMNS, Panel.HEIGHT);
      new Panel(svg, left, top).draw(charts.get(i));
    }
    return svg.image();
  }

  /** Returns where a number of panels ends, and the gap after them. */
  private static int end(int panels, int size) {
    return GAP + panels * (size + GAP);
  }

  private String description() {
    return charts.stream()
        .map(it -> it.title() + ". " + it.description())
        .collect(Collectors.joining("\n"));
  }
}
