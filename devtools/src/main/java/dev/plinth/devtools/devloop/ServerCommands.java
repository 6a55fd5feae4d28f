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
 * Sends commands to the running server through a folder: {@code server-extension} runs each command
 * file that it finds there, one after another, and answers with a file.
 *
 * @param folder the folder; write access to it is control of the server
 * @param distribution the distribution with the boot commands that deploy the services
 */
record ServerCommands(Path folder, Distribution distribution) {

  private static final Duration POLL_INTERVAL = Duration.ofMillis(20);
  private static final String NAME = "deploy";

  /** Returns the JVM option that makes the server accept commands. */
  String javaOption() {
    return "-Dplinth.commands=" + folder;
  }

  /**
   * Redeploys a service with the same command as when the server starts.
   *
   * @param war the exploded WAR
   * @param isRunning whether the server still runs
   * @return the failure, after which the service no longer runs; empty if it was deployed
   * @throws Stopped if a stop is requested while it deploys
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
      stop.pause(POLL_INTERVAL);
    }
    String[] lines = Files.readString(answer).split("\n", 2);
    return lines[0].equals("done") ? Optional.empty() : Optional.of(DeployFailure.of(lines[1]));
  }

  /** Returns the command and its arguments; the last one is the WAR. */
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
