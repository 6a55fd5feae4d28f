package dev.plinth.devtools.devloop;

import dev.plinth.launcher.home.Folders;
import dev.plinth.launcher.process.StopRequest;
import dev.plinth.launcher.process.StopRequest.Stopped;
import dev.plinth.launcher.server.HttpProbe;
import dev.plinth.launcher.server.ServiceEndpoint;
import dev.plinth.launcher.up.Application;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Redeploys services whose compiled code changed, and rolls back if that fails. */
final class Redeployment {

  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

  private final BuildDirectory directory;
  private final DevReport report;
  private final Map<String, Running> running = new HashMap<>();

  /** The WAR that runs of a service, and the sources that it was built from. */
  private record Running(Path war, SourcesSnapshot source) {}

  Redeployment(BuildDirectory directory, DevReport report) {
    this.directory = directory;
    this.report = report;
  }

  /** Records what a service starts with. */
  void begin(String service, SourcesSnapshot snapshot) throws IOException {
    running.put(service, new Running(directory.firstWar(service), part(service, snapshot)));
  }

  /** Returns the WAR that runs. */
  Path war(String service) {
    return running.get(service).war();
  }

  /**
   * Deploys a service if its sources changed; rolls back to the running WAR if that fails.
   *
   * @return whether the running service matches the sources
   */
  boolean bringUpToDate(
      ServiceEndpoint service, SourcesSnapshot snapshot, Application application, StopRequest stop)
      throws IOException, Stopped {
    Running before = running.get(service.name());
    SourcesSnapshot source = part(service.name(), snapshot);
    List<Path> changes = source.since(before.source());
    if (changes.isEmpty()) {
      return true;
    }
    SourceModule module = directory.sources().service(service.name());
    Path war = directory.war(service.name(), snapshot.of(module), before.war());
    Optional<DeployFailure> failure = deploy(service, war, application, stop);
    if (failure.isPresent()) {
      report.notDeployed(service, failure.get());
      report.rolledBack(service, deploy(service, before.war(), application, stop));
      Folders.delete(war);
      return false;
    }
    running.put(service.name(), new Running(war, source));
    Folders.delete(before.war());
    report.deployed(service, changes);
    return true;
  }

  private Optional<DeployFailure> deploy(
      ServiceEndpoint service, Path war, Application application, StopRequest stop)
      throws IOException, Stopped {
    Optional<DeployFailure> failure =
        directory.commands().deploy(service.name(), war, stop, application.server()::isRunning);
    Instant end = Instant.now().plus(ANSWER_TIMEOUT);
    HttpProbe probe = new HttpProbe(service);
    while (failure.isEmpty() && !probe.isReady() && Instant.now().isBefore(end)) {
      stop.pause(POLL_INTERVAL);
    }
    return failure;
  }

  private SourcesSnapshot part(String service, SourcesSnapshot snapshot) {
    return snapshot.ofService(directory.sources(), service);
  }
}
