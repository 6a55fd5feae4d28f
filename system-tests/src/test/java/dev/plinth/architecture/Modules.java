package dev.plinth.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.LocationProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The product's compiled classes, from all modules. */
final class Modules implements LocationProvider {

  private static final Path ROOT = Path.of(System.getProperty("modules.directory")).normalize();

  @Override
  public Set<Location> get(Class<?> testClass) {
    return folders().stream().map(Location::of).collect(Collectors.toSet());
  }

  private static List<Path> folders() {
    try (Stream<Path> modules = Files.list(ROOT)) {
      return modules
          .filter(module -> Files.exists(module.resolve("pom.xml")))
          .map(module -> module.resolve("target/classes"))
          .filter(Files::isDirectory)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the name of the module that a class was compiled in. */
  static String of(JavaClass type) {
    Path file = Path.of(type.getSource().orElseThrow().getUri());
    return ROOT.relativize(file).getName(0).toString();
  }
}
