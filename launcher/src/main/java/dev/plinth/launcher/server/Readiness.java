package dev.plinth.launcher.server;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.process.StopRequest;
import dev.plinth.launcher.process.StopRequest.Stopped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Waits until a started server is ready to serve. */
public final class Readiness {

  private static final Duration TIMEOUT = Duration.ofSeconds(120);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

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
   * @param databaseMayBeAway whether services without their database count as ready
   */
  public Readiness(
      ApplicationServer server, List<ServiceEndpoint> services, boolean databaseMayBeAway) {
    this.server = server;
    this.databaseMayBeAway = databaseMayBeAway;
    this.probes = services.stream().map(HttpProbe::new).toList();
    this.log = new LogTail(server.log());
  }

  /**
   * Waits until every service gives the expected response, or keeps answering 503 if the database
   * may be unavailable.
   *
   * @return whether they have their database
   * @throws Failure if the server ends, logs that a command or a deployment failed, or times out
   * @throws Stopped if a stop is requested while it waits
   */
  public boolean await(StopRequest stop) throws IOException, Stopped {
    Instant end = Instant.now().plus(TIMEOUT);
    while (true) {
      // Read before the log: the last lines say more than the fact that the process ended.
      boolean running = server.isRunning();
      log.newLines().stream().flatMap(LogConfiguration::text).forEach(this::read);
      failIfBroken(running);
      if (probes.stream().filter(HttpProbe::isReady).count() == probes.size()) {
        return true;
      }
      if (databaseMayBeAway && areLimited()) {
        return false;
      }
      if (Instant.now().isAfter(end)) {
        throw new Failure(timeoutMessage());
      }
      stop.pause(POLL_INTERVAL);
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
      throw new Failure(server.exitMessage() + ": " + lastLine);
    }
  }

  private void read(String line) {
    failure.read(line);
    lastLine = line.isBlank() ? lastLine : line.strip();
  }

  private String timeoutMessage() {
    return "not ready within %d s: %s (log: %s)"
        .formatted(
            TIMEOUT.toSeconds(),
            probes.stream()
                .filter(probe -> !probe.isReady())
                .map(HttpProbe::toString)
                .collect(Collectors.joining(", ")),
            server.log());
  }
}
