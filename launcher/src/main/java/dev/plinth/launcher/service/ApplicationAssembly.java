package dev.plinth.launcher.service;

import dev.plinth.launcher.Distribution;
import dev.plinth.launcher.Failure;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Assembly of the distribution of an application from that of Plinth: the application has put its
 * list of services, its WARs and its jar into it.
 */
final class ApplicationAssembly {

  private static final String JAR = "lib/application.jar";

  private final Distribution distribution;
  private final List<ServiceDefinition> services;

  ApplicationAssembly(Distribution distribution) {
    this.distribution = distribution;
    this.services = distribution.services();
  }

  /**
   * Makes the distribution follow from the list of services. It can be repeated.
   *
   * @throws Failure if something of the application is missing
   */
  void run() throws IOException {
    if (!Files.isRegularFile(jar())) {
      throw new Failure(jar() + " is missing: put the jar with the entities there");
    }
    for (String name : ServiceBlocks.CONFIGURATION) {
      Path file = distribution.serverConfig(name);
      Files.writeString(file, new ServiceBlocks(services).rewrite(Files.readString(file)));
    }
    ServiceFiles.check(distribution);
    deleteOtherWars();
    for (ServiceDefinition service : services) {
      addJar(distribution.service(service.name()));
    }
  }

  private Path jar() {
    return distribution.root().resolve(JAR);
  }

  /** Without the jar, a service would not release what the application's entities refer to. */
  private void deleteOtherWars() throws IOException {
    List<Path> listed = services.stream().map(it -> distribution.service(it.name())).toList();
    try (Stream<Path> wars = Files.list(distribution.root().resolve("apps"))) {
      for (Path war : wars.filter(war -> !listed.contains(war)).toList()) {
        Files.delete(war);
      }
    }
  }

  private void addJar(Path war) throws IOException {
    try (FileSystem archive = FileSystems.newFileSystem(war)) {
      Path libraries = Files.createDirectories(archive.getPath("WEB-INF/lib"));
      Files.copy(jar(), libraries.resolve("application.jar"), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
