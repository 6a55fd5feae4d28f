package dev.plinth.launcher.service;

import dev.plinth.launcher.Distribution;
import dev.plinth.launcher.Failure;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Makes this distribution that of an application. */
@Command(
    name = "assemble",
    header = "Makes this distribution that of an application.",
    description = {
      "Rewrites the files in server-config that follow from its services.conf, adds"
          + " lib/application.jar to the WAR of each listed service, and deletes the other WARs."
    })
public final class AssembleCommand implements Callable<Integer> {

  /**
   * @return 0
   * @throws Failure if the list has mistakes, or a WAR or the jar is missing
   */
  @Override
  public Integer call() throws IOException {
    new ApplicationAssembly(Distribution.ofThisProgram()).run();
    return ExitCode.OK;
  }
}
