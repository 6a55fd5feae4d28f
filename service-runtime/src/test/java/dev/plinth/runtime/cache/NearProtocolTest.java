package dev.plinth.runtime.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Runs the protocol of {@code docs/cache.md} in a model, with its steps in random orders and with
 * random faults, and looks for a read of less than was acknowledged before it.
 */
class NearProtocolTest {

  private static final int SEEDS = 1500;
  private static final int STEPS = 3000;

  @Test
  void readsNothingOlderThanWasAcknowledged() {
    long hits = 0;
    long lost = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      NearProtocolModel model = new NearProtocolModel(seed, Set.of());
      model.run(STEPS);
      assertThat(model.outdated()).as("seed %d", seed).isZero();
      hits += model.hits();
      lost += model.lost();
    }

    assertThat(hits).isGreaterThan(SEEDS);
    assertThat(lost).isGreaterThan(SEEDS / 10);
  }

  /** The model must be able to find a fault: it finds one without each part of the protocol. */
  @ParameterizedTest
  @EnumSource(NearProtocolModel.Part.class)
  void findsAnOutdatedReadWithoutAnyOneOfItsParts(NearProtocolModel.Part missing) {
    int outdated = 0;
    for (int seed = 0; seed < 20 * SEEDS && outdated == 0; seed++) {
      NearProtocolModel model = new NearProtocolModel(seed, EnumSet.of(missing));
      model.run(STEPS);
      outdated += model.outdated();
    }

    assertThat(outdated).isPositive();
  }
}
