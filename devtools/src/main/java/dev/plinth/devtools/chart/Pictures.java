package dev.plinth.devtools.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Draws the pictures of the guides from the files of figures that the tests have left.
 *
 * @param figures the folder of the files
 * @param images the folder of the pictures, which have the same names
 */
record Pictures(Path figures, Path images) {

  private static final String FIGURES = ".tsv";

  /** Draws all. The arguments are the two folders. */
  public static void main(String[] arguments) throws IOException {
    new Pictures(Path.of(arguments[0]), Path.of(arguments[1])).draw();
  }

  /**
   * Draws all, and returns the pictures.
   *
   * @throws IllegalArgumentException if there is no file, or one can't be used
   */
  List<Path> draw() throws IOException {
    List<Path> files = files();
    if (files.isEmpty()) {
      throw new IllegalArgumentException(
          "there are no figures in %s: run the tests first".formatted(figures));
    }
    for (Path file : files) {
      Files.writeString(picture(file), svg(file));
    }
    return files.stream().map(this::picture).toList();
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(figures)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(figures)) {
      return files.filter(it -> it.toString().endsWith(FIGURES)).sorted().toList();
    }
  }

  private Path picture(Path file) {
    return images.resolve(file.getFileName().toString().replace(FIGURES, ".svg"));
  }

  private static String svg(Path file) throws IOException {
    if (FigureLine.of(file).stream().limit(1).anyMatch(it -> it.kind().equals(Recording.COMMAND))) {
      return Recording.read(file).svg();
    }
    List<LineChart> charts = ChartFile.read(file);
    return switch (charts.size()) {
      case 0 -> throw new IllegalArgumentException(file.getFileName() + " has no chart");
      case 1 -> charts.get(0).svg();
      default -> new PanelGrid("The panels of the dashboard", charts).svg();
    };
  }
}
