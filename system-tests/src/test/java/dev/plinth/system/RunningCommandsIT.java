package dev.plinth.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Launch;
import dev.plinth.system.product.ListedServices;
import dev.plinth.system.product.UpProduct;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code plinth status}, {@code logs} and {@code stop}, with and without a running application. */
@BesideOthers
class RunningCommandsIT {

  private UpProduct product;

  @AfterEach
  void close() {
    product.close();
  }

  @Test
  void showAndStopWhatRuns() {
    product = UpProduct.launch("running-commands", Map.of());
    JsonObject starting = status();
    product.awaitReady();

    JsonObject running = status();
    Launch log = ended("logs", "-n", "5");
    Launch text = ended("status");
    Launch stop = ended("stop");
    Launch again = ended("stop");

    List<String> parts =
        Stream.concat(ListedServices.names().stream(), Stream.of("operations", "database", "redis"))
            .map(part -> part + " UP")
            .toList();
    assertThat(starting.getString("state")).isIn("stopped", "starting");
    assertThat(running.getString("state")).isEqualTo("running");
    assertThat(running.getJsonArray("parts").getValuesAs(JsonObject.class))
        .extracting(part -> part.getString("name") + " " + part.getString("state"))
        .containsExactlyElementsOf(parts);
    assertThat(text.exitCode()).isZero();
    assertThat(text.out())
        .hasSize(parts.size() + 1)
        .first()
        .asString()
        .startsWith("plinth      running as");
    assertThat(log.out()).hasSize(5);
    assertThat(stop.exitCode()).isZero();
    assertThat(product.isUp()).isFalse();
    assertThat(product.exitCode()).isZero();
    assertThat(again.exitCode()).isZero();
    assertThat(again.err()).singleElement().asString().contains("nothing runs");
    assertThat(status().getString("state")).isEqualTo("stopped");
  }

  private JsonObject status() {
    Launch status = ended("status", "--json");
    return Json.createReader(new StringReader(String.join("\n", status.out()))).readObject();
  }

  private Launch ended(String... arguments) {
    Launch launch = product.run(arguments);
    launch.exitCode();
    return launch;
  }
}
