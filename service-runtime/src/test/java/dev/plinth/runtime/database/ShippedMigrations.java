package dev.plinth.runtime.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The migrations that the sources have, so that no test needs a change for a new one. */
public final class ShippedMigrations {

  private static final Path FOLDER =
      Path.of("..", "persistence-ejb/src/main/resources/db/migration");

  private ShippedMigrations() {}

  /** Returns the names of the files, in the order in which they are applied. */
  public static List<String> files() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .sorted(Comparator.comparing(file -> Integer.valueOf(version(file))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns their versions, in this order. */
  public static List<String> versions() {
    return files().stream().map(ShippedMigrations::version).toList();
  }

  /** Returns their versions with their descriptions, such as {@code 1 create users}. */
  public static List<String> titles() {
    return files().stream()
        .map(file -> file.substring(1, file.indexOf(".sql")).replace("__", " ").replace('_', ' '))
        .toList();
  }

  private static String version(String file) {
    return file.substring(1, file.indexOf("__"));
  }
}
