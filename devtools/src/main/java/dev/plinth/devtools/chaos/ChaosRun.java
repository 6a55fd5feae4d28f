package dev.plinth.devtools.chaos;

import dev.plinth.launcher.Progress;
import dev.plinth.launcher.process.StopRequest;
import dev.plinth.launcher.process.StopRequest.Stopped;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One run: causes one fault after another under the load, and judges the answers. */
final class ChaosRun {

  private static final Duration WARM_UP = Duration.ofSeconds(4);
  private static final Duration SETTLES = Duration.ofSeconds(4);
  private static final Duration CALM_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

  private final DevelopmentSystem system;
  private final Progress progress;
  private final StopRequest stop;
  private final List<Phase> phases = new ArrayList<>();

  ChaosRun(DevelopmentSystem system, Progress progress, StopRequest stop) {
    this.system = system;
    this.progress = progress;
    this.stop = stop;
  }

  /**
   * Runs it.
   *
   * @param kinds the faults to cause
   * @param time how long each lasts
   * @throws Stopped if a stop is requested; the faults are undone then
   */
  ChaosResult run(List<FaultKind> kinds, Duration time) throws IOException, SQLException, Stopped {
    String lockedTable = LockableTable.of(system);
    Faults faults = new Faults(system, lockedTable, stop);
    try (Load load = new Load(system)) {
      stop.pause(WARM_UP);
      List<String> cached =
          load.services().stream()
              .filter(ServiceLoad::isCacheInUse)
              .map(ServiceLoad::service)
              .toList();
      for (FaultKind kind : kinds) {
        awaitCalm(load, cached);
        progress.say("%s for %d s …".formatted(kind, time.toSeconds()));
        phases.add(cause(faults, kind, time));
      }
      awaitCalm(load, cached);
      load.finish();
      return result(load, cached, lockedTable);
    }
  }

  private Phase cause(Faults faults, FaultKind kind, Duration time)
      throws IOException, SQLException, Stopped {
    Fault fault = faults.begin(kind);
    Instant begun = Instant.now();
    Instant ended;
    try {
      stop.pause(time);
    } finally {
      ended = Instant.now();
      fault.end();
    }
    // A start of PostgreSQL takes a moment, which is not the services' time.
    Instant undone = Instant.now();
    stop.pause(SETTLES);
    return new Phase(kind, begun, ended, undone, Instant.now());
  }

  /** After a fault of Redis the cache stays closed for some seconds. */
  private void awaitCalm(Load load, List<String> cached) throws Stopped {
    Instant end = Instant.now().plus(CALM_TIMEOUT);
    while (!load.isCalm(cached) && Instant.now().isBefore(end)) {
      stop.pause(POLL_INTERVAL);
    }
  }

  private ChaosResult result(Load load, List<String> cached, String lockedTable) {
    progress.say("looking up what was written …");
    List<Verdict> verdicts = new ArrayList<>();
    Map<String, List<Sample>> samples = new HashMap<>();
    for (ServiceLoad service : load.services()) {
      List<Sample> answers = service.samples();
      samples.put(service.service(), answers);
      Evaluation evaluation =
          new Evaluation(service.service(), answers, cached.contains(service.service()));
      phases.forEach(phase -> evaluation.judge(phase, lockedTable));
      evaluation.judgeRun(service.acknowledged(), service.lost());
      verdicts.addAll(evaluation.verdicts());
    }
    load.services().forEach(ServiceLoad::deleteAll);
    return new ChaosResult(List.copyOf(phases), samples, verdicts);
  }
}
