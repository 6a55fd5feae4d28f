package dev.plinth.devtools.migration;

import dev.plinth.launcher.Distribution;
import dev.plinth.launcher.Failure;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The migrations folder of a project.
 *
 * @param folder the folder of the migrations
 */
record SourceTree(Path folder) {

  private static final Path PLACE = Path.of("persistence-ejb/src/main/resources/db/migration");
  private static final Pattern MIGRATION = Pattern.compile("V(\\d+)[\\d._]*?__(.*)\\.sql");

  /**
   * Finds the project that contains the current folder, or else the project of this program.
   *
   * @throws Failure if there is neither
   */
  static SourceTree current() {
    return around(Path.of("").toAbsolutePath(), Distribution.ofThisProgram().root());
  }

  /**
   * Finds the project that contains one of some folders, tried in order.
   *
   * @throws Failure if none of them is in a project
   */
  static SourceTree around(Path... starts) {
    return Stream.of(starts)
        .flatMap(start -> Stream.iterate(start, folder -> folder != null, Path::getParent))
        .map(folder -> folder.resolve(PLACE))
        .filter(Files::isDirectory)
        .findFirst()
        .map(SourceTree::new)
        .orElseThrow(
            () ->
                new Failure(
                    "there is no %s in %s or above it: go to the sources of a Plinth project"
                        .formatted(PLACE, starts[0])));
  }

  /**
   * Writes a migration with the next number.
   *
   * @return its file
   * @throws Failure if one of that name exists, or the file can't be written
   */
  Path write(MigrationName name, String sql) {
    checkIsNew(name);
    Path file = folder.resolve("V%d__%s.sql".formatted(lastVersion() + 1, name));
    try {
      return Files.writeString(file, sql, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new Failure(file + " already exists", e);
    } catch (IOException e) {
      throw new Failure(file + " can't be written: " + e, e);
    }
  }

  /**
   * @throws Failure if a migration of that name exists
   */
  void checkIsNew(MigrationName name) {
    Optional<Matcher> same =
        migrations().stream().filter(it -> it.group(2).equalsIgnoreCase(name.text())).findFirst();
    if (same.isPresent()) {
      throw new Failure(
          folder.resolve(same.get().group()) + " already exists: choose another name");
    }
  }

  private int lastVersion() {
    return migrations().stream().mapToInt(it -> Integer.parseInt(it.group(1))).max().orElse(0);
  }

  private List<Matcher> migrations() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> MIGRATION.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .toList();
    } catch (IOException e) {
      throw new Failure(folder + " can't be read: " + e, e);
    }
  }
}
