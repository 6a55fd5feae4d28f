package dev.plinth.devtools.migration;

import dev.plinth.devtools.schema.SchemaComparison;
import dev.plinth.devtools.schema.SchemaDifference;
import dev.plinth.devtools.schema.ScratchDatabase;
import dev.plinth.launcher.Failure;
import dev.plinth.launcher.Progress;
import dev.plinth.launcher.home.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Generates migrations from the difference between the entities and the migrations. */
public final class MigrationGeneration {

  private final Home home;
  private final Progress progress;

  /**
   * @param home provides the programs of the scratch database, and contains its data
   */
  public MigrationGeneration(Home home, Progress progress) {
    this.home = home;
    this.progress = progress;
  }

  /**
   * Generates the next migration of a project. The context class loader has the entities.
   *
   * @param project a folder in the project
   * @param name letters, digits and underscores
   * @return its file; empty if there is no difference
   * @throws Failure if there are no sources, the migrations or the entities are not valid, or the
   *     difference can't be written as SQL
   */
  public Optional<Path> generate(Path project, String name) throws IOException {
    return generate(SourceTree.around(project), new MigrationName(name));
  }

  /**
   * Writes the next migration of a project.
   *
   * @param project a folder in the project
   * @param name letters, digits and underscores
   * @return its file
   * @throws Failure if there are no sources, or a migration of that name exists
   */
  public static Path write(Path project, String name, String sql) {
    return SourceTree.around(project).write(new MigrationName(name), sql);
  }

  Optional<Path> generate(SourceTree sources, MigrationName name) throws IOException {
    sources.checkIsNew(name);
    SchemaDifference difference = difference(sources);
    if (difference.isEmpty()) {
      progress.say("no difference: the migrations match the entities");
      return Optional.empty();
    }
    if (difference.isAgreement()) {
      progress.say("nothing to add or change; what could be dropped is commented out");
    }
    return Optional.of(sources.write(name, difference.sql()));
  }

  private SchemaDifference difference(SourceTree sources) throws IOException {
    try (ScratchDatabase scratch = ScratchDatabase.open(home, progress)) {
      return new SchemaComparison(scratch, sources.folder()).difference();
    }
  }
}
