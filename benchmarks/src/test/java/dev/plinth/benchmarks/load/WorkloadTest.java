package dev.plinth.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkloadTest {

  @Test
  void isInTheScriptOfWrk() throws IOException {
    try (InputStream script = Workload.class.getResourceAsStream("workload.lua")) {
      String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);

      assertThat(Stream.of(Workload.values()).map(Workload::anonymous))
          .allSatisfy(workload -> assertThat(text).contains("    " + workload.name() + " = "));
    }
  }

  @Test
  void writesOnlyWithAToken() {
    assertThat(Stream.of(Workload.values()).filter(Workload::writes))
        .isNotEmpty()
        .allMatch(Workload::isAuthenticated);
  }
}
