package dev.plinth.devtools.service;

import dev.plinth.devtools.migration.MigrationGeneration;
import dev.plinth.launcher.service.ServiceDefinition;
import dev.plinth.launcher.service.ServiceList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Removes a service from a staged checkout, and then from the checkout.
 *
 * @param root the folder of the checkout
 */
record ServiceRemoval(Path root) {

  private static final String CONFORMANCE_TEST =
      "system-tests/src/test/java/dev/plinth/system/conformance/%sConformanceIT.java";

  private static final String DROP =
      """
      -- The service was removed. Other databases may have data of it.
      do $$
      begin
        if exists (select from %1$s) then
          raise exception 'the table %1$s has rows: delete them before this migration';
        end if;
      end
      $$;

      drop table %1$s;
      """;

  /**
   * Removes a service.
   *
   * @return the files that were changed or deleted
   * @throws dev.plinth.launcher.Failure if the rest can't be compiled; the checkout is then as
   *     before
   */
  List<Path> remove(RemovableService service) throws IOException {
    List<Path> trees =
        Stream.of(
                service.name() + "-war",
                service.packageFolder(),
                "docs/openapi/" + service.name() + ".json",
                CONFORMANCE_TEST.formatted(NewService.plural(service.name())))
            .map(Path::of)
            .toList();
    try (StagedCheckout staged = StagedCheckout.of(root)) {
      for (Path tree : trees) {
        FileChanges.deleteTree(staged.folder().resolve(tree));
      }
      write(service, staged.folder());
      new StagedBuild(staged).compile(modules(staged.folder()));
      List<Path> changed = staged.publish();
      List<Path> deleted = trees.stream().map(root::resolve).toList();
      for (Path tree : deleted) {
        FileChanges.deleteTree(tree);
      }
      return Stream.concat(changed.stream(), deleted.stream()).toList();
    }
  }

  private static void write(RemovableService service, Path folder) throws IOException {
    new PersistenceSources(folder).removeFromUnit(service.entityClass());
    Path list = folder.resolve("server-config").resolve(ServiceList.FILE);
    String others =
        Files.readString(list)
            .lines()
            .filter(line -> !line.split("\\s", 2)[0].equals(service.name()))
            .collect(Collectors.joining("\n", "", "\n"));
    Files.writeString(list, others);
    new ServiceSources(folder).write();
    MigrationGeneration.write(folder, "drop_" + service.name(), DROP.formatted(service.name()));
  }

  private static String modules(Path folder) {
    return Stream.concat(
            new ServiceSources(folder)
                .services().stream().map(ServiceDefinition::name).map(name -> name + "-war"),
            Stream.of("launcher"))
        .collect(Collectors.joining(","));
  }
}
