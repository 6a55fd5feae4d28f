package dev.plinth.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkheadTest {

  @ParameterizedTest
  @CsvSource({"16, 1, 15", "16, 2, 7", "16, 3, 4", "16, 5, 2", "16, 8, 1", "4, 2, 1", "200, 5, 39"})
  void leavesEachProbeAConnection(int poolSize, int services, int places) {
    assertThat(Bulkhead.places(poolSize, services)).isEqualTo(places);
    assertThat(services * (places + 1)).isLessThanOrEqualTo(poolSize);
  }
}
