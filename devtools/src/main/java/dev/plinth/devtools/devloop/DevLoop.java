package dev.plinth.devtools.devloop;

import dev.plinth.launcher.process.StopRequest;
import dev.plinth.launcher.process.StopRequest.Stopped;
import dev.plinth.launcher.server.Service;
import dev.plinth.launcher.up.Application;
import dev.plinth.launcher.up.RunListener;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks at the sources all the time, and makes what runs follow them. */
final class DevLoop implements RunListener {

  /** Whoever saves several files, or one in several steps, is done when so long nothing changed. */
  private static final Duration QUIET = Duration.ofMillis(100);

  /** A deployment takes all the computer has, and the other service's probes are late then. */
  private static final String PATIENCE = "-Dplinth.probe.timeout=PT10S";

  private final BuildDirectory workshop;
  private final List<String> services;
  private final DevReport report;
  private final IncrementalBuild builds;
  private final Redeployment deployments;
  private SourcesSnapshot seen;
  private boolean behind;

  /**
   * @param services their names
   */
  DevLoop(BuildDirectory workshop, List<String> services, DevReport report) {
    this.workshop = workshop;
    this.services = services;
    this.report = report;
    this.builds = new IncrementalBuild(workshop, report);
    this.deployments = new Redeployment(workshop, report);
  }

  @Override
  public List<String> prepare() throws IOException {
    workshop.clear();
    SourcesSnapshot built = look();
    for (String service : services) {
      deployments.begin(service, built);
    }
    return List.of(workshop.commands().javaOption(), PATIENCE);
  }

  /**
   * The first time everything is compiled, so that the first change takes no longer than others.
   */
  @Override
  public void passMoment(Application application, StopRequest stop) throws Stopped {
    stop.pause(QUIET);
    SourcesSnapshot now = look();
    if (now.equals(seen)) {
      return;
    }
    boolean first = seen == null;
    report.changed();
    seen = quiet(now, stop);
    follow(application, stop);
    if (first) {
      report.watching(workshop.sources());
    }
  }

  private SourcesSnapshot quiet(SourcesSnapshot look, StopRequest stop) throws Stopped {
    SourcesSnapshot before;
    SourcesSnapshot now = look;
    do {
      before = now;
      stop.pause(QUIET);
      now = look();
    } while (!now.equals(before));
    return now;
  }

  private void follow(Application application, StopRequest stop) throws Stopped {
    try {
      boolean wasBehind = behind;
      behind = !builds.compile(seen, wars()) || !deploy(application, stop);
      if (wasBehind && !behind) {
        report.upToDate();
      }
    } catch (NoSuchFileException e) {
      // A file vanished that was just seen; the next look starts over.
      seen = new SourcesSnapshot(Map.of());
    } catch (IOException e) {
      report.notBuilt(e);
    }
  }

  private boolean deploy(Application application, StopRequest stop) throws IOException, Stopped {
    boolean done = true;
    for (Service service : application.services()) {
      done &= deployments.bringUpToDate(service, seen, application, stop);
    }
    return done;
  }

  /** The libraries of the shared modules are in every WAR. */
  private Map<SourceModule, Path> wars() {
    Map<SourceModule, Path> wars = new HashMap<>();
    for (String service : services) {
      Path war = deployments.war(service);
      wars.put(workshop.sources().service(service), war);
      workshop.sources().shared().forEach(module -> wars.put(module, war));
    }
    return wars;
  }

  private SourcesSnapshot look() {
    return SourcesSnapshot.at(workshop.sources(), services);
  }
}
