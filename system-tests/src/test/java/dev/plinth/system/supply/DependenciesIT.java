package dev.plinth.system.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every shipped dependency is in the bill of materials and in the documentation. */
class DependenciesIT {

  private static final Path TABLE =
      Path.of(System.getProperty("modules.directory"), "docs/dependencies.md");

  private static final Pattern ARTIFACT = Pattern.compile("`([^`]+)`");

  @Test
  void listsInTheBillOfMaterialsWhatIsShipped() {
    assertThat(Sbom.licences().keySet()).isEqualTo(Shipped.artifacts());
  }

  @Test
  void explainsWhatIsShipped() throws IOException {
    assertThat(explained().keySet()).isEqualTo(Shipped.artifacts());
  }

  @Test
  void namesTheLicenceOfWhatIsShipped() throws IOException {
    Map<String, String> explained = explained();

    assertThat(Sbom.licences())
        .allSatisfy(
            (artifact, licences) ->
                assertThat(licences)
                    .as(artifact)
                    .anyMatch(id -> isNamed(id, explained.get(artifact))));
  }

  /** Licence names by SPDX identifier, or by the first of several. */
  private static boolean isNamed(String licence, String row) {
    return row.contains(licence.replaceFirst("-only$", "").replaceFirst("^\\((\\S+) OR .*", "$1"));
  }

  /** Returns the rows of the tables of shipped artifacts by each artifact in their first column. */
  private static Map<String, String> explained() throws IOException {
    Map<String, String> rows = new TreeMap<>();
    for (String row : shipped()) {
      String first = row.split("\\|")[1];
      ARTIFACT
          .matcher(first)
          .results()
          .map(found -> found.group(1))
          .forEach(name -> rows.put(name, row));
    }
    return rows;
  }

  private static List<String> shipped() throws IOException {
    String text = Files.readString(TABLE).split("\n## Shipped\n")[1].split("\n## ")[0];
    return text.lines().filter(line -> line.startsWith("| `")).toList();
  }
}
