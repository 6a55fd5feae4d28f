package dev.plinth.system.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.NeedsProgram;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Public tools accept the OpenAPI documents. */
@BesideOthers
class DocumentToolsIT {

  private static final String[] DOCUMENTS =
      Stream.of("users", "blogs")
          .map(ApiDocument::file)
          .map(Object::toString)
          .toArray(String[]::new);

  @Test
  @NeedsProgram({"node", "npm"})
  void followsTheRulesOfSpectralAndZalando() {
    String ruleset = NodePrograms.file("spectral.yml").toString();

    String report =
        NodePrograms.installed()
            .run("spectral", with(DOCUMENTS, "lint", "--fail-severity=warn", "-r", ruleset));

    assertThat(report).contains("No results");
  }

  @Test
  @NeedsProgram({"node", "npm"})
  void followsTheRulesOfRedocly() {
    String configuration = NodePrograms.file("redocly.yaml").toString();

    String report =
        NodePrograms.installed().run("redocly", with(DOCUMENTS, "lint", "--config", configuration));

    assertThat(report).contains("are valid.").doesNotContainPattern("You have \\d+ warning");
  }

  private static String[] with(String[] documents, String... arguments) {
    return Stream.of(arguments, documents).flatMap(Stream::of).toArray(String[]::new);
  }
}
