package dev.plinth.persistence.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationFailureTest {

  @ParameterizedTest
  @ValueSource(strings = {"42601", "42501", "42P07", "23505"})
  void isFinalIfTheDatabaseRefusesAStatement(String state) {
    assertThat(MigrationFailure.isFinal(refused(state))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"08006", "57P01", "53300", "25006"})
  void isTransientIfTheDatabaseIsUnavailable(String state) {
    assertThat(MigrationFailure.isFinal(refused(state))).isFalse();
  }

  @Test
  void isFinalIfMigrationsAndHistoryContradictEachOther() {
    FlywayException contradiction = new FlywayException("Migration checksum mismatch");

    assertThat(MigrationFailure.isFinal(contradiction)).isTrue();
  }

  @Test
  void isTransientIfTheServerCannotLoadClassesYet() {
    IllegalStateException serverFailure = new IllegalStateException("zip file closed");

    assertThat(MigrationFailure.isFinal(serverFailure)).isFalse();
  }

  private static FlywayException refused(String state) {
    return new FlywayException("refused", new SQLException("no", state));
  }
}
