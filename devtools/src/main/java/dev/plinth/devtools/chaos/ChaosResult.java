package dev.plinth.devtools.chaos;

import java.util.List;
import java.util.Map;

/**
 * What a run has found.
 *
 * @param phases the faults
 * @param samples the answers by service
 * @param verdicts a verdict for each promise
 */
record ChaosResult(List<Phase> phases, Map<String, List<Sample>> samples, List<Verdict> verdicts) {

  /** Returns the promises that were broken. */
  List<Verdict> broken() {
    return verdicts.stream().filter(verdict -> !verdict.kept()).toList();
  }

  /** Returns the result in words. */
  String summary() {
    return "%d of %d promises kept".formatted(verdicts.size() - broken().size(), verdicts.size());
  }
}
