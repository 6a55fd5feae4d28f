package dev.plinth.devtools.devloop;

import dev.plinth.launcher.Distribution;
import dev.plinth.launcher.Failure;
import dev.plinth.launcher.process.StopRequest;
import dev.plinth.launcher.process.StopRequest.Stopped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Commands for the running server, through a folder: its own library runs what it finds there, one
 * command after the other, and answers with a file.
 *
 * @param folder the folder; whoever may write into it rules the server
 * @param distribution has the command that deploys each service when the server starts
 */
record ServerCommands(Path folder, Distribution distribution) {

  private static final Duration MOMENT = Duration.ofMillis(20);
  private static final String NAME = "deploy";

  /** The option that makes the server obey. */
  String javaOption() {
    return "-Dplinth.commands=" + folder;
  }

  /**
   * Deploys a service in place of the one that runs, exactly as when the server starts.
   *
   * @param war the unpacked WAR
   * @param isRunning whether the server still runs
   * @return what went wrong, if something did; then the service doesn't run any more
   * @throws Stopped if stopping is asked for meanwhile
   */
  Optional<DeployFailure> deploy(
      String service, Path war, StopRequest stop, BooleanSupplier isRunning)
      throws IOException, Stopped {
    Path answer = folder.resolve(NAME + ".answer");
    Files.deleteIfExists(answer);
    Path unfinished = folder.resolve(NAME + ".new");
    Files.write(unfinished, command(service, war));
    Files.move(unfinished, folder.resolve(NAME + ".command"), StandardCopyOption.ATOMIC_MOVE);
    while (!Files.exists(answer)) {
      if (!isRunning.getAsBoolean()) {
        return Optional.of(DeployFailure.of("the server ended"));
      }
      stop.pause(MOMENT);
    }
    String[] told = Files.readString(answer).split("\n", 2);
    return told[0].equals("done") ? Optional.empty() : Optional.of(DeployFailure.of(told[1]));
  }

  /** The command and its arguments; the last one is the WAR. */
  private List<String> command(String service, Path war) throws IOException {
    List<String> words =
        Files.readAllLines(distribution.serverConfig("post-boot.asadmin")).stream()
            .filter(line -> line.startsWith("deploy ") && line.contains("--name=" + service + " "))
            .map(line -> new ArrayList<>(Arrays.asList(line.split(" "))))
            .findFirst()
            .orElseThrow(() -> new Failure("no boot command deploys the service " + service));
    words.set(words.size() - 1, war.toString());
    return words;
  }
}
