package dev.plinth.system.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.system.product.NeedsProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unit tests of the alert rules by Prometheus's promtool. */
@NeedsProgram("promtool")
class AlertsIT {

  private static final Path RULES =
      Path.of(System.getProperty("distribution.directory"), "server-config/prometheus/alerts.yml");
  private static final Path CASES = Path.of("src/test/resources/alerts-test.yml");

  @Test
  void areRulesThatPrometheusAccepts() {
    Program check = Program.run("", "promtool", "check", "rules", RULES.toString());

    assertThat(check.exitCode()).as(check.said()).isZero();
  }

  @Test
  void fireWhenTheyShould(@TempDir Path folder) throws IOException {
    Files.copy(RULES, folder.resolve("alerts.yml"));
    Path cases = Files.copy(CASES, folder.resolve("alerts-test.yml"));

    Program test = Program.run("", "promtool", "test", "rules", cases.toString());

    assertThat(test.exitCode()).as(test.said()).isZero();
  }
}
