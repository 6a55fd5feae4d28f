package dev.plinth.runtime.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusHistoryTest {

  private static final Instant START = Instant.parse("2026-11-26T10:00:00Z");

  private final StatusHistory history = new StatusHistory(at(0));

  @Test
  void returnsTheStatesSinceAMomentAndTheOneBefore() {
    history.add(at(10));
    history.add(at(20));
    history.add(at(30));

    assertThat(history.since(START.plusSeconds(20))).containsExactly(at(20), at(30));
    assertThat(history.since(START.plusSeconds(25))).containsExactly(at(20), at(30));
    assertThat(history.since(START.minusSeconds(1))).containsExactly(at(0), at(10), at(20), at(30));
    assertThat(history.since(START.plusSeconds(99))).containsExactly(at(30));
  }

  @Test
  void forgetsTheOldestStates() {
    for (int i = 1; i <= 2 * StatusHistory.MAX; i++) {
      history.add(at(i));
    }

    List<DependencyStatus> states = history.since(START);

    assertThat(states).hasSize(StatusHistory.MAX);
    assertThat(states).last().isEqualTo(at(2 * StatusHistory.MAX));
  }

  private static DependencyStatus at(int seconds) {
    return new DependencyStatus(DependencyState.UP, 0, START.plusSeconds(seconds), "");
  }
}
