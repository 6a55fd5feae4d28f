package dev.plinth.devtools.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.launcher.Progress;
import dev.plinth.launcher.home.Home;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares the product's own entities and migrations. If this fails, {@code plinth migration
 * generate NAME} writes the missing migration. What the entities no longer have may stay for a
 * while.
 */
class EntitiesAndMigrationsAgreeIT {

  private static final Path MIGRATIONS =
      Path.of("../persistence-ejb/src/main/resources/db/migration");

  @TempDir private Path home;

  @Test
  void theMigrationsMatchTheEntities() throws IOException {
    Progress progress = new Progress(new PrintWriter(new StringWriter()));
    try (ScratchDatabase scratch = ScratchDatabase.open(new Home(home), progress)) {
      SchemaDifference difference = new SchemaComparison(scratch, MIGRATIONS).difference();

      assertThat(difference.changes()).isEmpty();
    }
  }
}
