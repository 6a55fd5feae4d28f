package dev.plinth.system.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The services in {@code server-config/services.conf}. */
public final class ListedServices {

  private static final Path FILE =
      Path.of(System.getProperty("modules.directory"), "server-config/services.conf");

  private ListedServices() {}

  /** Returns their names. */
  public static List<String> names() {
    try {
      return Files.readAllLines(FILE).stream()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" ")[0])
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
