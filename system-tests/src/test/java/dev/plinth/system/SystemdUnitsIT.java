package dev.plinth.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.system.product.Command;
import dev.plinth.system.product.NeedsProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The systemd units pass systemd's own verification. */
@NeedsProgram("systemd-analyze")
class SystemdUnitsIT {

  private static final Path FOLDER =
      Path.of(System.getProperty("distribution.directory"), "server-config/systemd");

  @ParameterizedTest
  @ValueSource(strings = {"plinth.service", "plinth-payara-server.service"})
  void areAcceptedBySystemd(String name, @TempDir Path folder) throws IOException {
    // Neither the program nor the user exists on this machine.
    String unit =
        Files.readString(FOLDER.resolve(name))
            .replaceAll("(?m)^(Exec\\w+)=\\S+", "$1=/bin/true")
            .replaceAll("(?m)^User=.*\n", "");
    Path file = Files.writeString(folder.resolve(name), unit);

    Command.Ending ending =
        new Command(Map.of()).end(List.of("systemd-analyze", "verify", file.toString()));

    assertThat(ending.exitCode()).as(ending.said()).isZero();
    assertThat(ending.said()).doesNotContain(name + ":");
  }
}
