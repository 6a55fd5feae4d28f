package dev.plinth.devtools.service;

import dev.plinth.launcher.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The sources of the module with the entities and migrations.
 *
 * @param root the folder of the checkout
 */
record PersistenceSources(Path root) {

  private static final String UNIT = "persistence-ejb/src/main/resources/META-INF/persistence.xml";
  private static final String END_OF_CLASSES = "    <exclude-unlisted-classes>";

  private Path code() {
    return root.resolve("persistence-ejb/src/main/java/dev/plinth/persistence");
  }

  /** Whether there is a package of this name. */
  boolean hasPackage(String feature) {
    return Files.exists(code().resolve(feature));
  }

  /** Returns the name of the class of an entity; empty if there is no such entity. */
  Optional<String> entity(String simpleName) throws IOException {
    try (Stream<Path> files = Files.walk(code())) {
      return files
          .filter(file -> file.endsWith(simpleName + ".java"))
          .filter(file -> read(file).contains("\n@Entity\n"))
          .findFirst()
          .map(this::className);
    }
  }

  private String className(Path file) {
    String path = "dev/plinth/persistence/" + code().relativize(file);
    return path.substring(0, path.length() - ".java".length()).replace('/', '.');
  }

  /** Returns the name of the class of the entity of a table; empty if there is no such entity. */
  Optional<String> entityOfTable(String table) throws IOException {
    Pattern annotation = Pattern.compile("@Table\\(\\s*name = \"" + table + "\"");
    try (Stream<Path> files = Files.walk(code())) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> annotation.matcher(read(file)).find())
          .findFirst()
          .map(this::className);
    }
  }

  /** Returns the files that use a package, except those in it and in a module. */
  List<Path> users(String packageName, String module) throws IOException {
    Pattern use = Pattern.compile(Pattern.quote(packageName) + "\\b(?!;)");
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.startsWith(root.resolve(module)))
          .filter(file -> !root.relativize(file).toString().contains("/target/"))
          .filter(file -> use.matcher(read(file)).find())
          .sorted()
          .toList();
    }
  }

  /** Whether a migration creates a table of this name. */
  boolean hasTable(String name) throws IOException {
    Pattern table = Pattern.compile("(?i)create table (if not exists )?" + name + "\\b");
    Path migrations = root.resolve("persistence-ejb/src/main/resources/db/migration");
    try (Stream<Path> files = Files.list(migrations)) {
      return files.anyMatch(file -> table.matcher(read(file)).find());
    }
  }

  /** Adds an entity to the persistence unit. */
  void addToUnit(String entityClass) throws IOException {
    Path unit = root.resolve(UNIT);
    String text = Files.readString(unit);
    if (!text.contains(END_OF_CLASSES)) {
      throw new Failure(UNIT + " has no line " + END_OF_CLASSES.strip());
    }
    String line = "    <class>" + entityClass + "</class>\n";
    Files.writeString(unit, text.replace(END_OF_CLASSES, line + END_OF_CLASSES));
  }

  /** Removes an entity from the persistence unit. */
  void removeFromUnit(String entityClass) throws IOException {
    Path unit = root.resolve(UNIT);
    String text = Files.readString(unit);
    Files.writeString(unit, text.replace("    <class>" + entityClass + "</class>\n", ""));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
