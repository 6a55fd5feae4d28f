package dev.plinth.launcher.service;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plinth.launcher.Distribution;
import dev.plinth.launcher.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceFilesTest {

  @TempDir private Path folder;
  private Distribution distribution;

  @BeforeEach
  void writeAllFiles() throws IOException {
    distribution = new Distribution(folder);
    Files.createDirectories(folder.resolve("apps"));
    Files.createDirectories(folder.resolve("server-config"));
    Files.writeString(distribution.serverConfig("services.conf"), "users 8000 The users\n");
    for (String name : List.of("pre-boot", "https", "post-boot")) {
      Files.writeString(
          distribution.serverConfig(name + ".asadmin"),
          "# service users 8000\n# end of services\n");
    }
    Files.createFile(distribution.service("users"));
  }

  @Test
  void acceptsWhatFollowsFromTheList() {
    assertThatCode(() -> ServiceFiles.check(distribution)).doesNotThrowAnyException();
  }

  @Test
  void namesAWarThatIsMissing() throws IOException {
    Files.delete(distribution.service("users"));

    assertFails(distribution.service("users") + " of the service users is missing: build it");
  }

  @Test
  void namesBootCommandsThatDoNotFollowFromTheList() throws IOException {
    Files.writeString(distribution.serverConfig("services.conf"), "users 9000 The users\n");

    assertFails(
        distribution.serverConfig("pre-boot.asadmin")
            + " is for users 8000, and services.conf lists users 9000: run \"./plinth service"
            + " sync\" and build again");
  }

  private void assertFails(String message) {
    assertThatThrownBy(() -> ServiceFiles.check(distribution))
        .isInstanceOf(Failure.class)
        .hasMessage(message);
  }
}
