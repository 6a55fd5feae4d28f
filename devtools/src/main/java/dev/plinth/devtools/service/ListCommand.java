package dev.plinth.devtools.service;

import dev.plinth.launcher.Distribution;
import dev.plinth.launcher.Failure;
import dev.plinth.launcher.service.ServiceDefinition;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the list of services. */
@Command(
    name = "list",
    header = "Lists the services of the project.",
    description = {
      "Prints a line for each service in server-config/services.conf: its name, port, port for HTTPS,"
          + " and title."
    })
final class ListCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  /**
   * @return 0
   * @throws Failure if there are no sources, or the list has mistakes
   */
  @Override
  public Integer call() {
    List<ServiceDefinition> services = ServiceSources.of(Distribution.ofThisProgram()).services();
    int width = services.stream().mapToInt(it -> it.name().length()).max().orElse(0);
    String format = "%-" + width + "s  %5d  %5d  %s%n";
    PrintWriter out = spec.commandLine().getOut();
    services.forEach(it -> out.printf(format, it.name(), it.port(), it.tlsPort(), it.title()));
    out.flush();
    return ExitCode.OK;
  }
}
