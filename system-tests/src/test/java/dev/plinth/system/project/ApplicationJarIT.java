package dev.plinth.system.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.system.fixtures.Postgres;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Checkout;
import dev.plinth.system.product.Launch;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A distribution with the jar of an application. */
@BesideOthers
class ApplicationJarIT {

  private final Checkout checkout = Checkout.copy("application-jar");

  @Test
  void bringsItsMigrationsToTheCommand() throws IOException {
    addTo(checkout.distribution().resolve("lib/application.jar"));
    try (Postgres postgres = Postgres.start("application-jar")) {

      Launch migrate = checkout.launch(postgres.configuration(), "migrate");

      assertThat(migrate.exitCode()).as(migrate.toString()).isZero();
      assertThat(migrate.err()).anyMatch(line -> line.contains("applied V1__create_notes.sql"));
      assertThat(postgres.column("select user_id from notes")).isEmpty();
    }
  }

  private static void addTo(Path jar) throws IOException {
    try (FileSystem archive = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
      Path folder = Files.createDirectories(archive.getPath("db/application"));
      Files.writeString(
          folder.resolve("V1__create_notes.sql"),
          "create table notes (user_id uuid not null references users);");
    }
  }
}
