package dev.plinth.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table in Markdown. */
final class Table {

  private final List<String> lines = new ArrayList<>();

  Table(List<String> header) {
    add(header);
    lines.add("|" + "---|".repeat(header.size()));
  }

  Table add(List<String> cells) {
    lines.add(cells.stream().collect(Collectors.joining(" | ", "| ", " |")));
    return this;
  }

  @Override
  public String toString() {
    return String.join("\n", lines) + "\n";
  }
}
