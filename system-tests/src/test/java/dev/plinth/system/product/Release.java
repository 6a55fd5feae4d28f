package dev.plinth.system.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A later release: the built one with additional migrations.
 *
 * @param checkout contains its distribution
 */
public record Release(Checkout checkout) {

  /**
   * Creates a release.
   *
   * @param name the name of its folder, among those of the tests
   * @param migrations the SQL of the additional migrations by file name
   */
  public static Release with(String name, Map<String, String> migrations) {
    Release release = new Release(Checkout.copy(name));
    try {
      for (String service : ListedServices.names()) {
        addToService(release.distribution().resolve("apps/" + service + ".war"), migrations);
      }
      add(layer(release.distribution().resolve("lib")), migrations);
      return release;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path distribution() {
    return checkout.distribution();
  }

  /** Migrates a database to this release without a running server. */
  public void migrate(Map<String, String> configuration) {
    Launch migrate = checkout.launch(configuration, "migrate");

    assertThat(migrate.exitCode()).as(migrate.toString()).isZero();
  }

  private static void addToService(Path war, Map<String, String> migrations) throws IOException {
    Path outside = Files.createTempFile("layer", ".jar");
    try (FileSystem archive = FileSystems.newFileSystem(war)) {
      Path inside = layer(archive.getPath("WEB-INF/lib"));
      Files.copy(inside, outside, StandardCopyOption.REPLACE_EXISTING);
      add(outside, migrations);
      Files.copy(outside, inside, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.delete(outside);
    }
  }

  /** Returns the jar of the persistence layer in a folder. */
  private static Path layer(Path folder) throws IOException {
    try (Stream<Path> jars = Files.list(folder)) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith("persistence-ejb"))
          .findFirst()
          .orElseThrow();
    }
  }

  /** Replaces the archive by a new file: the original may be shared and stays unchanged. */
  private static void add(Path jar, Map<String, String> migrations) throws IOException {
    try (FileSystem archive = FileSystems.newFileSystem(jar)) {
      for (Map.Entry<String, String> migration : migrations.entrySet()) {
        Files.writeString(
            archive.getPath("db/migration", migration.getKey()), migration.getValue());
      }
    }
  }
}
