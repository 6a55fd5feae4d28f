package dev.plinth.benchmarks.stage;

import dev.plinth.benchmarks.load.Workload;
import dev.plinth.benchmarks.system.SystemUnderTest;
import java.util.List;

/**
 * A system in the rounds, and its workloads.
 *
 * @param system the system
 * @param workloads what it is measured with
 */
public record Contestant(SystemUnderTest system, List<Workload> workloads) {

  String name() {
    return system.name();
  }
}
