package dev.plinth.launcher.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plinth.launcher.Distribution;
import dev.plinth.launcher.Failure;
import dev.plinth.launcher.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootCommandsTest {

  @TempDir private Path folder;
  private Distribution distribution;
  private Home home;

  @BeforeEach
  void write() throws IOException {
    distribution = new Distribution(folder);
    home = new Home(folder.resolve("home"));
    Files.createDirectories(distribution.serverConfig("").normalize());
    Files.writeString(distribution.serverConfig("pre-boot.asadmin"), "# ${ENV=ABSENT}\nset a=1\n");
    Files.writeString(distribution.serverConfig("post-boot.asadmin"), "deploy ${ENV=NO_SUCH}\n");
  }

  @Test
  void namesEachVariableOfACommandThatIsNotSet() {
    assertThatThrownBy(() -> BootCommands.options(distribution, home, Map.of()))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "%s uses ${ENV=NO_SUCH}, and NO_SUCH is not set",
            distribution.serverConfig("post-boot.asadmin"));
  }

  @Test
  void addsNothingWhereAllAreSet() throws IOException {
    assertThat(BootCommands.options(distribution, home, Map.of("NO_SUCH", "any"))).isEmpty();
  }
}
