package dev.plinth.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plinth.launcher.Distribution;
import dev.plinth.launcher.Failure;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationAssemblyTest {

  private static final String BLOCKS =
      """
      # service users 8000
      listen users 8000
      # service blogs 8001
      listen blogs 8001
      # end of services
      """;

  @TempDir private Path folder;
  private Distribution distribution;
  private Path jar;

  @BeforeEach
  void writeAllFiles() throws IOException {
    distribution = new Distribution(folder);
    for (String name : ServiceBlocks.CONFIGURATION) {
      write(distribution.serverConfig(name), BLOCKS);
    }
    write(distribution.serverConfig("services.conf"), "users 8000 Users\nnotes 8002 Notes\n");
    jar = write(folder.resolve("lib/application.jar"), "first");
    Files.createDirectory(folder.resolve("apps"));
    for (String name : new String[] {"users", "blogs", "notes"}) {
      FileSystems.newFileSystem(war(name), Map.of("create", "true")).close();
    }
  }

  private static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Path war(String service) {
    return distribution.service(service);
  }

  private void assemble() throws IOException {
    new ApplicationAssembly(distribution).run();
  }

  @Test
  void writesTheConfigurationForTheListOfServices() throws IOException {
    assemble();

    for (String name : ServiceBlocks.CONFIGURATION) {
      assertThat(distribution.serverConfig(name))
          .hasContent(BLOCKS.replace("blogs", "notes").replace("8001", "8002"));
    }
  }

  @Test
  void deletesTheWarsOfOtherServices() throws IOException {
    assemble();

    assertThat(folder.resolve("apps")).isDirectoryNotContaining("glob:**/blogs.war");
    assertThat(war("users")).exists();
    assertThat(war("notes")).exists();
  }

  @Test
  void addsTheNewestJarToEachWar() throws IOException {
    assemble();
    Files.writeString(jar, "second");

    assemble();

    for (String name : new String[] {"users", "notes"}) {
      try (FileSystem war = FileSystems.newFileSystem(war(name))) {
        assertThat(war.getPath("WEB-INF/lib/application.jar")).hasContent("second");
      }
    }
  }

  @Test
  void namesAWarThatIsMissing() throws IOException {
    Files.delete(war("notes"));

    assertThatThrownBy(this::assemble)
        .isInstanceOf(Failure.class)
        .hasMessageContaining("notes.war");
    assertThat(war("blogs")).exists();
  }

  @Test
  void namesTheJarIfItIsMissing() throws IOException {
    Files.delete(jar);

    assertThatThrownBy(this::assemble)
        .isInstanceOf(Failure.class)
        .hasMessage(jar + " is missing: put the jar with the entities there");
  }
}
