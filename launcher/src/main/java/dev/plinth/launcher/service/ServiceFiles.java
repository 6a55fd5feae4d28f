package dev.plinth.launcher.service;

import dev.plinth.launcher.Distribution;
import dev.plinth.launcher.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files that a service needs in a distribution: its WAR, and its block in each file of boot
 * commands. A block begins with a comment {@code # service NAME PORT}.
 */
public final class ServiceFiles {

  private static final List<String> BOOT_COMMANDS =
      List.of("pre-boot.asadmin", "https.asadmin", "post-boot.asadmin");
  private static final String HEADER = "# service ";

  private final Distribution distribution;
  private final List<ServiceDefinition> services;
  private final List<String> problems = new ArrayList<>();

  private ServiceFiles(Distribution distribution) {
    this.distribution = distribution;
    this.services = distribution.services();
  }

  /**
   * Checks that all are there: a server would start without them, and answer 404.
   *
   * @throws Failure with a line for each file that is missing or does not follow from the list
   */
  public static void check(Distribution distribution) throws IOException {
    ServiceFiles files = new ServiceFiles(distribution);
    files.checkWars();
    files.checkBootCommands();
    if (!files.problems.isEmpty()) {
      throw new Failure(files.problems);
    }
  }

  private void checkWars() {
    for (ServiceDefinition service : services) {
      Path war = distribution.service(service.name());
      if (!Files.isRegularFile(war)) {
        problems.add("%s of the service %s is missing: build it".formatted(war, service.name()));
      }
    }
  }

  private void checkBootCommands() throws IOException {
    List<String> expected = services.stream().map(it -> it.name() + " " + it.port()).toList();
    for (String name : BOOT_COMMANDS) {
      Path file = distribution.serverConfig(name);
      List<String> found =
          Files.readAllLines(file).stream()
              .filter(line -> line.startsWith(HEADER))
              .map(line -> line.substring(HEADER.length()))
              .toList();
      if (!found.equals(expected)) {
        problems.add(
            "%s is for %s, and %s lists %s: run \"./plinth service sync\" and build again"
                .formatted(file, names(found), ServiceList.FILE, names(expected)));
        // The others then differ, too.
        return;
      }
    }
  }

  private static String names(List<String> services) {
    return String.join(", ", services);
  }
}
