package dev.plinth.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PgbenchTest {

  @Test
  void readsTheRateOfAllScriptsTogether() {
    String output =
        """
        latency average = 0.404 ms
        tps = 39568.123456 (without initial connection time)
        SQL script 1: a.sql
         - 394 transactions (1.0% of total, tps = 395.001)
        """;

    assertThat(Pgbench.parse(output)).hasValue(39568.123456);
  }

  @Test
  void findsNoRateInOtherOutput() {
    assertThat(Pgbench.parse("pgbench: error: connection failed")).isEmpty();
  }
}
