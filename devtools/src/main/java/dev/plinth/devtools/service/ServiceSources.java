package dev.plinth.devtools.service;

import dev.plinth.launcher.Distribution;
import dev.plinth.launcher.Failure;
import dev.plinth.launcher.service.ServiceBlocks;
import dev.plinth.launcher.service.ServiceDefinition;
import dev.plinth.launcher.service.ServiceList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of a checkout that follow from its list of services.
 *
 * @param root the folder of the checkout
 */
record ServiceSources(Path root) {

  private static final List<String> FILES =
      Stream.concat(
              Stream.of("pom.xml", "launcher/pom.xml", "docker-compose.yml", ".env.example"),
              ServiceBlocks.CONFIGURATION.stream().map(name -> "server-config/" + name))
          .toList();

  /**
   * Finds the checkout that contains a distribution.
   *
   * @throws Failure if the distribution was moved out of its checkout
   */
  static ServiceSources of(Distribution distribution) {
    return Stream.iterate(distribution.root(), folder -> folder != null, Path::getParent)
        .filter(folder -> Files.isRegularFile(folder.resolve("launcher/pom.xml")))
        .findFirst()
        .map(ServiceSources::new)
        .orElseThrow(
            () ->
                new Failure(
                    "there are no sources around %s: run it from a checkout of Plinth"
                        .formatted(distribution.root())));
  }

  /**
   * Rewrites the files that differ from what follows from the list.
   *
   * @return these files
   */
  List<Path> write() throws IOException {
    List<Path> changed = differing();
    for (Path file : changed) {
      Files.writeString(file, expected(file));
    }
    return changed;
  }

  /** Returns the files that differ from what follows from the list. */
  List<Path> differing() throws IOException {
    List<Path> differing = new ArrayList<>();
    for (String name : FILES) {
      Path file = root.resolve(name);
      if (!Files.readString(file).equals(expected(file))) {
        differing.add(file);
      }
    }
    return differing;
  }

  private String expected(Path file) throws IOException {
    return new ServiceBlocks(services()).rewrite(Files.readString(file));
  }

  /**
   * Returns the services.
   *
   * @throws Failure with a line for each mistake in their list
   */
  List<ServiceDefinition> services() {
    return ServiceList.read(root.resolve("server-config").resolve(ServiceList.FILE));
  }
}
