package dev.plinth.devtools.service;

import dev.plinth.launcher.Distribution;
import dev.plinth.launcher.Failure;
import dev.plinth.launcher.Progress;
import dev.plinth.launcher.home.Home;
import dev.plinth.launcher.service.ServiceDefinition;
import dev.plinth.launcher.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Creates a service: its module, entity, migration and line in the list. */
@Command(
    name = "create",
    header = "Creates a service with an entity.",
    description = {
      "Writes the module NAME-war, the entity with its repository and view, the line in"
          + " server-config/services.conf with what follows from it, and the migration, and prints"
          + " each file. Compiles all in a copy first: after a failure, nothing is changed.",
      "A field is NAME:TYPE, with one of the types string(LENGTH), text, boolean, integer, long"
          + " and ref(ENTITY), such as --field text:string(500) --field blog:ref(Blog)."
    })
final class CreateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "The service and its path, such as comments.")
  private String name;

  @Option(
      names = "--port",
      required = true,
      paramLabel = "N",
      description = "The port; HTTPS is 443 above.")
  private int port;

  @Option(names = "--title", description = "What it is for, in a few words. Default: the name.")
  private String title;

  @Option(names = "--entity", description = "The entity. Default: the singular, such as Comment.")
  private String entity;

  @Option(
      names = "--field",
      required = true,
      paramLabel = "NAME:TYPE",
      converter = FieldDefinition.Converter.class,
      description = "A field of the entity; can be repeated.")
  private List<FieldDefinition> fields;

  @Option(names = "--cached", description = "Reads come from the cache.")
  private boolean isCached;

  /**
   * @return 0
   * @throws Failure if a name is not valid or not new, there are no sources, or the service can't
   *     be built
   */
  @Override
  public Integer call() throws IOException {
    Path root = ServiceSources.of(Distribution.ofThisProgram()).root();
    NewService service = new NewServiceCheck(root).check(given());
    Progress progress = new Progress(spec.commandLine().getErr());
    Home home = new Home(Settings.from(System.getenv()).home());
    List<Path> files = new ServiceCreation(root, home, progress).create(service);
    PrintWriter out = spec.commandLine().getOut();
    files.forEach(out::println);
    out.flush();
    progress.say(
        "created %s: review the migration, then ./plinth up; see docs/service.md".formatted(name));
    return ExitCode.OK;
  }

  private NewService given() {
    String given = title == null && !name.isEmpty() ? NewService.plural(name) : title;
    ServiceDefinition definition = new ServiceDefinition(name, port, given == null ? "" : given);
    String singular = entity == null && !name.isEmpty() ? NewService.singular(name) : entity;
    return new NewService(definition, singular == null ? "" : singular, fields, isCached);
  }
}
