package dev.plinth.system.observe;

import dev.plinth.system.product.Product;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The samples of the metrics page. */
public record Numbers(String page) {

  /** Reads the page. */
  public static Numbers of(Product product) {
    return new Numbers(product.operations().send("GET", "metrics").body());
  }

  /** Returns each series with its labels as written, as often as it occurs. */
  List<String> series() {
    return page.lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.substring(0, line.lastIndexOf(' ')))
        .toList();
  }

  /**
   * Returns the sum of all series of a name that have all of the labels, written as {@code
   * name="value"}.
   */
  public double sum(String name, String... labels) {
    return page.lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .filter(line -> List.of(labels).stream().allMatch(line::contains))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** Returns the type of each metric family by its name. */
  Map<String, String> kinds() {
    Map<String, String> kinds = new TreeMap<>();
    page.lines()
        .filter(line -> line.startsWith("# TYPE "))
        .map(line -> line.split(" "))
        .forEach(words -> kinds.put(words[2], words[3]));
    return kinds;
  }
}
