package dev.plinth.system.supply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.system.product.ListedServices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Licences: each artifact of Plinth contains its own and those of its dependencies. */
class LicencesIT {

  private static final Path SOURCES = Path.of(System.getProperty("modules.directory"));

  @ParameterizedTest
  @ValueSource(strings = {"LICENSE", "NOTICE"})
  void areInTheDistributionAndInTheServices(String name) throws IOException {
    byte[] file = Files.readAllBytes(SOURCES.resolve(name));

    assertThat(Shipped.DISTRIBUTION.resolve(name)).hasBinaryContent(file);
    for (String service : ListedServices.names()) {
      Path archive = Shipped.DISTRIBUTION.resolve("apps/" + service + ".war");
      try (ZipFile war = new ZipFile(archive.toFile())) {
        assertThat(war.getInputStream(war.getEntry("META-INF/" + name)).readAllBytes())
            .isEqualTo(file);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Dockerfile", "container/payara-server.Dockerfile"})
  void areInTheImages(String name) throws IOException {
    assertThat(Shipped.DISTRIBUTION.resolve("server-config").resolve(name))
        .content()
        .containsPattern("COPY .*LICENSE NOTICE ");
  }
}
