package dev.plinth.devtools.devloop;

import dev.plinth.launcher.Progress;
import dev.plinth.launcher.server.ServiceEndpoint;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reports the result of a change. */
final class DevReport {

  private static final int MAX_NAMED = 3;

  private final Progress progress;
  private final PrintWriter messages;

  /**
   * @param messages gets the compiler's and the server's own lines
   */
  DevReport(Progress progress, PrintWriter messages) {
    this.progress = progress;
    this.messages = messages;
  }

  void watching(Sources sources) {
    progress.say("watching the sources in " + sources.root());
  }

  /** Starts measuring the time. */
  void changed() {
    progress.begin();
  }

  void compiled(SourceModule module, Compiler.Result result) {
    if (!result.done()) {
      progress.say(module.name() + " does not compile; the running services stay as they are:");
    } else if (!result.messages().isEmpty()) {
      progress.say(module.name() + " has warnings, which fail \"mvn verify\":");
    }
    print(result.messages());
  }

  void deployed(ServiceEndpoint service, List<Path> changes) {
    progress.done(service.name() + " deployed again: " + names(changes));
  }

  void notDeployed(ServiceEndpoint service, DeployFailure failure) {
    progress.say(service.name() + " could not be deployed:");
    print(failure.lines());
  }

  void rolledBack(ServiceEndpoint service, Optional<DeployFailure> failure) {
    if (failure.isEmpty()) {
      progress.say(service.name() + " runs the previous version again");
      return;
    }
    progress.say(service.name() + " no longer runs:");
    print(failure.get().lines());
  }

  void upToDate() {
    progress.say("the services match the sources again");
  }

  void notBuilt(Exception e) {
    progress.say("the sources could not be built: " + e);
  }

  private void print(List<String> lines) {
    lines.forEach(messages::println);
    messages.flush();
  }

  private static String names(List<Path> files) {
    return files.size() > MAX_NAMED
        ? files.size() + " files"
        : files.stream()
            .map(Path::getFileName)
            .map(Path::toString)
            .collect(Collectors.joining(", "));
  }
}
