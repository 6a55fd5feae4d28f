package dev.plinth.devtools.service;

import dev.plinth.devtools.migration.MigrationGeneration;
import dev.plinth.launcher.Failure;
import dev.plinth.launcher.Progress;
import dev.plinth.launcher.home.Home;
import dev.plinth.launcher.service.ServiceList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Creates a service in a staged checkout, and then in the checkout. */
final class ServiceCreation {

  private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

  private final Path root;
  private final Home home;
  private final Progress progress;

  ServiceCreation(Path root, Home home, Progress progress) {
    this.root = root;
    this.home = home;
    this.progress = progress;
  }

  /**
   * Creates a service.
   *
   * @return the files that were added or changed
   * @throws Failure if it can't be created; the checkout is then as before
   */
  List<Path> create(NewService service) throws IOException {
    try (StagedCheckout staged = StagedCheckout.of(root)) {
      write(service, staged.folder());
      progress.say("formatting and compiling " + service.module() + " …");
      new StagedBuild(staged).create(service);
      migrate(service, staged.folder());
      return staged.publish();
    }
  }

  private void write(NewService service, Path folder) throws IOException {
    ServiceArchetype.render(service.properties(version()), folder);
    new PersistenceSources(folder).addToUnit(service.entityClass());
    String name = service.definition().name();
    Files.createSymbolicLink(
        folder.resolve("docs/openapi/" + name + ".json"),
        Path.of("../../" + service.module() + "/src/main/resources/META-INF/openapi.json"));
    Path list = folder.resolve("server-config").resolve(ServiceList.FILE);
    String line =
        "%s  %d  %s%n".formatted(name, service.definition().port(), service.definition().title());
    Files.writeString(list, Files.readString(list).stripTrailing() + "\n" + line);
    new ServiceSources(folder).write();
  }

  /** The first version in the parent's description is its own. */
  private String version() throws IOException {
    Matcher version = VERSION.matcher(Files.readString(root.resolve("pom.xml")));
    if (!version.find()) {
      throw new Failure(root.resolve("pom.xml") + " has no version");
    }
    return version.group(1);
  }

  private void migrate(NewService service, Path folder) throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (StagedEntities entities = new StagedEntities(folder)) {
      thread.setContextClassLoader(entities);
      new MigrationGeneration(home, progress)
          .generate(folder, "create_" + service.definition().name());
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
