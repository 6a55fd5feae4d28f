package dev.plinth.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrkResultTest {

  @Test
  void readsTheLineOfTheScriptAmongTheOutputOfWrk() {
    String output =
        """
        Running 8s test @ http://127.0.0.1:8001
          1 threads and 32 connections
        {"requests":35160,"micros":8000000,"p50":7000,"p99":29500,"failed":2}
        """;

    assertThat(WrkResult.parse(output)).contains(new WrkResult(4395, 7, 29.5, 35160, 2));
  }

  @Test
  void findsNoResultInOtherOutput() {
    assertThat(WrkResult.parse("unable to connect to 127.0.0.1:8001 Connection refused")).isEmpty();
  }
}
