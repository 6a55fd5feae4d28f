package dev.plinth.server.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogLevelsTest {

  private static final Instant END = Instant.ofEpochMilli(1_000);

  private final String name = "test." + UUID.randomUUID();
  private final LogLevels levels = new LogLevels();

  @Test
  void changesALoggerAndThoseBelowIt() {
    change("error", Optional.empty());

    assertThat(Logger.getLogger(name + ".below").isLoggable(Level.WARNING)).isFalse();
    assertThat(levels.toString()).contains(name + " error\n");
    assertThat(levels.nextEnd()).isEmpty();
  }

  @Test
  void restoresTheLevelAtTheEndOfTheChange() {
    change("debug", Optional.of(END));

    levels.expire(END.minusMillis(1));
    Optional<Instant> next = levels.nextEnd();
    boolean before = Logger.getLogger(name).isLoggable(Level.FINE);
    levels.expire(END);

    assertThat(before).isTrue();
    assertThat(next).contains(END);
    assertThat(Logger.getLogger(name).isLoggable(Level.FINE)).isFalse();
    assertThat(levels.nextEnd()).isEmpty();
    assertThat(levels.toString()).contains(name + " info\n");
  }

  @Test
  void restoresTheLastingLevelAfterSeveralChanges() {
    change("warn", Optional.empty());
    change("debug", Optional.of(END));
    change("info", Optional.of(END.plusMillis(1)));

    levels.expire(END);
    boolean second = Logger.getLogger(name).isLoggable(Level.INFO);
    levels.expire(END.plusMillis(1));

    assertThat(second).isTrue();
    assertThat(Logger.getLogger(name).getLevel()).isEqualTo(Level.WARNING);
  }

  @Test
  void keepsALevelWithoutAnEnd() {
    change("debug", Optional.of(END));
    change("warn", Optional.empty());

    levels.expire(Instant.MAX);

    assertThat(Logger.getLogger(name).getLevel()).isEqualTo(Level.WARNING);
  }

  private void change(String level, Optional<Instant> end) {
    levels.change(new LevelChange(name, LogLevel.named(level).orElseThrow(), end));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev.plinth debug", "a error 1700000000000"})
  void readsARequest(String line) {
    assertThat(LevelChange.parse(line + "\n").orElseThrow()).hasToString(line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a loud", "a debug soon", "a debug 1 2", "a DEBUG"})
  void ignoresWhatIsNoRequest(String line) {
    assertThat(LevelChange.parse(line)).isEmpty();
  }
}
