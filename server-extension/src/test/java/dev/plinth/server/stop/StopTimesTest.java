package dev.plinth.server.stop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StopTimesTest {

  private static final StopTimes DEFAULTS = new StopTimes(Duration.ZERO, Duration.ofSeconds(10));

  @Test
  void hasDefaults() {
    assertThat(read(Map.of())).isEqualTo(DEFAULTS);
  }

  @Test
  void readsSeconds() {
    StopTimes times = read(Map.of("STOP_GRACE_SECONDS", "5", "STOP_DRAIN_SECONDS", " 0 "));

    assertThat(times).isEqualTo(new StopTimes(Duration.ofSeconds(5), Duration.ZERO));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "1.5", "3601"})
  void usesTheDefaultForAnInvalidValue(String wrong) {
    StopTimes times = read(Map.of("STOP_GRACE_SECONDS", wrong, "STOP_DRAIN_SECONDS", wrong));

    assertThat(times).isEqualTo(DEFAULTS);
  }

  private static StopTimes read(Map<String, String> values) {
    return StopTimes.from(values::get);
  }
}
