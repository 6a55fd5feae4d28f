package dev.plinth.devtools.service;

import dev.plinth.launcher.Distribution;
import dev.plinth.launcher.Failure;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Writes the files that follow from the list of services. */
@Command(
    name = "sync",
    header = "Writes what follows from the list of services.",
    description = {
      "Rewrites the boot commands, the files of containers, HAProxy and Maven, and the home page for"
          + " the services in server-config/services.conf, and prints each file that changed."
    })
final class SyncCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  /**
   * @return 0
   * @throws Failure if there are no sources, or the list has mistakes
   */
  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    ServiceSources.of(Distribution.ofThisProgram()).write().forEach(out::println);
    out.flush();
    return ExitCode.OK;
  }
}
