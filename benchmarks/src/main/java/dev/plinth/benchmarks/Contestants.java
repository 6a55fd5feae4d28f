package dev.plinth.benchmarks;

import static dev.plinth.benchmarks.load.Workload.W1;
import static dev.plinth.benchmarks.load.Workload.W1_TOKEN;
import static dev.plinth.benchmarks.load.Workload.W2;
import static dev.plinth.benchmarks.load.Workload.W3;
import static dev.plinth.benchmarks.load.Workload.W4;

import dev.plinth.benchmarks.load.Workload;
import dev.plinth.benchmarks.stage.Contestant;
import dev.plinth.benchmarks.system.RunningServer;
import dev.plinth.benchmarks.system.SystemUnderTest;
import dev.plinth.benchmarks.system.Systems;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which system takes part in which stage, and with which workloads.
 *
 * @param systems all systems
 */
record Contestants(Systems systems) {

  /** Returns those whose start is measured. */
  List<SystemUnderTest> started() {
    List<SystemUnderTest> started = new ArrayList<>(systems.peers());
    started.add(0, systems.plinth());
    return started;
  }

  /**
   * Returns those of the rounds.
   *
   * @param addresses servers that run already, by their names in tables
   */
  List<Contestant> measured(Map<String, URI> addresses) {
    List<Contestant> measured = new ArrayList<>();
    measured.add(new Contestant(systems.plinth(), Workload.compared()));
    systems.peers().forEach(peer -> measured.add(new Contestant(peer, List.of(W1, W2, W3, W4))));
    measured.add(new Contestant(systems.uncached(), List.of(W1)));
    measured.add(new Contestant(systems.bare(), List.of(W1)));
    addresses.forEach(
        (name, address) ->
            measured.add(new Contestant(new RunningServer(name, address), List.of(W1, W2))));
    return measured;
  }

  /** Returns those whose statements are counted. */
  List<Contestant> counted() {
    List<Contestant> counted = new ArrayList<>();
    counted.add(new Contestant(systems.plinth(), List.of(W1, W1_TOKEN, W2, W3)));
    systems.peers().forEach(peer -> counted.add(new Contestant(peer, List.of(W1, W2, W3))));
    counted.add(new Contestant(systems.uncached(), List.of(W1)));
    return counted;
  }
}
