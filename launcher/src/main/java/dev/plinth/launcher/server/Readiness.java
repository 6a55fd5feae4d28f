package dev.plinth.launcher.server;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.process.StopRequest;
import dev.plinth.launcher.process.StopRequest.Stopped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Waiting until a server that was just started serves. */
public final class Readiness {

  private static final Duration BOUND = Duration.ofSeconds(120);
  private static final Duration MOMENT = Duration.ofMillis(250);

  /** How long a service may take from its deployment to the end of its migrations. */
  private static final Duration MIGRATION = Duration.ofSeconds(10);

  private final ApplicationServer server;
  private final List<HttpProbe> probes;
  private final LogTail log;
  private final BootFailure failure = new BootFailure();
  private final boolean databaseMayBeAway;
  private String lastLine = "it wrote nothing";
  private Instant limitedSince;

  /**
   * @param server the server
   * @param services what it must serve
   * @param databaseMayBeAway whether services that work without their database will do
   */
  public Readiness(ApplicationServer server, List<Service> services, boolean databaseMayBeAway) {
    this.server = server;
    this.databaseMayBeAway = databaseMayBeAway;
    this.probes = services.stream().map(HttpProbe::new).toList();
    this.log = new LogTail(server.log());
  }

  /**
   * Waits until every service answers as it has to, or keeps answering 503 where the database may
   * be away.
   *
   * @return whether they have their database
   * @throws Failure if the server ends, logs that a command or a deployment failed, or takes too
   *     long
   * @throws Stopped if stopping is asked for meanwhile
   */
  public boolean await(StopRequest stop) throws IOException, Stopped {
    Instant end = Instant.now().plus(BOUND);
    while (true) {
      // Looked at first: what it wrote before it ended tells more than that it ended.
      boolean running = server.isRunning();
      log.newLines().stream().flatMap(ServerLog::text).forEach(this::read);
      failIfBroken(running);
      if (probes.stream().filter(HttpProbe::isReady).count() == probes.size()) {
        return true;
      }
      if (databaseMayBeAway && areLimited()) {
        return false;
      }
      if (Instant.now().isAfter(end)) {
        throw new Failure(late());
      }
      stop.pause(MOMENT);
    }
  }

  /** Shortly after its deployment a service answers 503 too, while it migrates. */
  private boolean areLimited() {
    if (!probes.stream().allMatch(HttpProbe::isLimited)) {
      limitedSince = null;
      return false;
    }
    limitedSince = limitedSince == null ? Instant.now() : limitedSince;
    return Instant.now().isAfter(limitedSince.plus(MIGRATION));
  }

  private void failIfBroken(boolean running) {
    failure
        .found()
        .ifPresent(
            what -> {
              throw new Failure(what + " (log: " + server.log() + ")");
            });
    if (!running) {
      throw new Failure(server.obituary() + ": " + lastLine);
    }
  }

  private void read(String line) {
    failure.read(line);
    lastLine = line.isBlank() ? lastLine : line.strip();
  }

  private String late() {
    return "not ready within %d s: %s (log: %s)"
        .formatted(
            BOUND.toSeconds(),
            probes.stream()
                .filter(probe -> !probe.isReady())
                .map(HttpProbe::toString)
                .collect(Collectors.joining(", ")),
            server.log());
  }
}
