package dev.plinth.devtools.devloop;

import dev.plinth.launcher.home.Folders;
import dev.plinth.launcher.process.StopRequest;
import dev.plinth.launcher.process.StopRequest.Stopped;
import dev.plinth.launcher.server.HttpProbe;
import dev.plinth.launcher.server.Service;
import dev.plinth.launcher.up.Application;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps what runs in step with what is compiled, service by service. */
final class Redeployment {

  private static final Duration UNTIL_ANSWER = Duration.ofSeconds(5);
  private static final Duration MOMENT = Duration.ofMillis(20);

  private final BuildDirectory workshop;
  private final DevReport report;
  private final Map<String, Running> running = new HashMap<>();

  /** What runs of a service, and the sources that it was made of. */
  private record Running(Path war, SourcesSnapshot source) {}

  Redeployment(BuildDirectory workshop, DevReport report) {
    this.workshop = workshop;
    this.report = report;
  }

  /** Notes what a service starts from. */
  void begin(String service, SourcesSnapshot look) throws IOException {
    running.put(service, new Running(workshop.firstWar(service), part(service, look)));
  }

  /** The WAR that runs. */
  Path war(String service) {
    return running.get(service).war();
  }

  /**
   * Deploys a service if its sources are not what runs; goes back to that if it can't be.
   *
   * @return whether what runs is what the sources say
   */
  boolean bringUpToDate(
      Service service, SourcesSnapshot look, Application application, StopRequest stop)
      throws IOException, Stopped {
    Running before = running.get(service.name());
    SourcesSnapshot source = part(service.name(), look);
    List<Path> changes = source.since(before.source());
    if (changes.isEmpty()) {
      return true;
    }
    SourceModule module = workshop.sources().service(service.name());
    Path war = workshop.war(service.name(), look.of(module), before.war());
    Optional<DeployFailure> failure = deploy(service, war, application, stop);
    if (failure.isPresent()) {
      report.notDeployed(service, failure.get());
      report.wentBack(service, deploy(service, before.war(), application, stop));
      Folders.delete(war);
      return false;
    }
    running.put(service.name(), new Running(war, source));
    Folders.delete(before.war());
    report.deployed(service, changes);
    return true;
  }

  private Optional<DeployFailure> deploy(
      Service service, Path war, Application application, StopRequest stop)
      throws IOException, Stopped {
    Optional<DeployFailure> failure =
        workshop.commands().deploy(service.name(), war, stop, application.server()::isRunning);
    Instant end = Instant.now().plus(UNTIL_ANSWER);
    HttpProbe probe = new HttpProbe(service);
    while (failure.isEmpty() && !probe.isReady() && Instant.now().isBefore(end)) {
      stop.pause(MOMENT);
    }
    return failure;
  }

  private SourcesSnapshot part(String service, SourcesSnapshot look) {
    return look.ofService(workshop.sources(), service);
  }
}
