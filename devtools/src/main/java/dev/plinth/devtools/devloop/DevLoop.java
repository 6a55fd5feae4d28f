package dev.plinth.devtools.devloop;

import dev.plinth.launcher.process.StopRequest;
import dev.plinth.launcher.process.StopRequest.Stopped;
import dev.plinth.launcher.server.ServiceEndpoint;
import dev.plinth.launcher.up.Application;
import dev.plinth.launcher.up.RunListener;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The development loop: polls the sources, compiles what changed, and redeploys the services. */
final class DevLoop implements RunListener {

  /** Debounce: several saves count as one change until nothing changes for this long. */
  private static final Duration QUIET = Duration.ofMillis(100);

  /** Longer than usual: a deployment uses all cores and delays the probes of the others. */
  private static final String PROBE_TIMEOUT = "-Dplinth.probe.timeout=PT10S";

  private final BuildDirectory directory;
  private final List<String> services;
  private final DevReport report;
  private final IncrementalBuild builds;
  private final Redeployment deployments;
  private SourcesSnapshot seen;
  private boolean behind;

  /**
   * @param services the names of the services
   */
  DevLoop(BuildDirectory directory, List<String> services, DevReport report) {
    this.directory = directory;
    this.services = services;
    this.report = report;
    this.builds = new IncrementalBuild(directory, report);
    this.deployments = new Redeployment(directory, report);
  }

  @Override
  public List<String> prepare() throws IOException {
    directory.clear();
    SourcesSnapshot built = snapshot();
    for (String service : services) {
      deployments.begin(service, built);
    }
    return List.of(directory.commands().javaOption(), PROBE_TIMEOUT);
  }

  /**
   * Compiles everything on the first call, so that the first change takes no longer than others.
   */
  @Override
  public void tick(Application application, StopRequest stop) throws Stopped {
    stop.pause(QUIET);
    SourcesSnapshot now = snapshot();
    if (now.equals(seen)) {
      return;
    }
    boolean first = seen == null;
    report.changed();
    seen = settle(now, stop);
    update(application, stop);
    if (first) {
      report.watching(directory.sources());
    }
  }

  private SourcesSnapshot settle(SourcesSnapshot first, StopRequest stop) throws Stopped {
    SourcesSnapshot before;
    SourcesSnapshot now = first;
    do {
      before = now;
      stop.pause(QUIET);
      now = snapshot();
    } while (!now.equals(before));
    return now;
  }

  private void update(Application application, StopRequest stop) throws Stopped {
    try {
      boolean wasBehind = behind;
      behind = !builds.compile(seen, wars()) || !deploy(application, stop);
      if (wasBehind && !behind) {
        report.upToDate();
      }
    } catch (NoSuchFileException e) {
      // A file vanished after the snapshot; the next snapshot starts over.
      seen = new SourcesSnapshot(Map.of());
    } catch (IOException e) {
      report.notBuilt(e);
    }
  }

  private boolean deploy(Application application, StopRequest stop) throws IOException, Stopped {
    boolean done = true;
    for (ServiceEndpoint service : application.services()) {
      done &= deployments.bringUpToDate(service, seen, application, stop);
    }
    return done;
  }

  /** Maps each module to a WAR with its libraries; those of shared modules are in every WAR. */
  private Map<SourceModule, Path> wars() {
    Map<SourceModule, Path> wars = new HashMap<>();
    for (String service : services) {
      Path war = deployments.war(service);
      wars.put(directory.sources().service(service), war);
      directory.sources().shared().forEach(module -> wars.put(module, war));
    }
    return wars;
  }

  private SourcesSnapshot snapshot() {
    return SourcesSnapshot.at(directory.sources(), services);
  }
}
