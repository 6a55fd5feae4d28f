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
  void isFinalWhereTheDatabaseRefusesAStatement(String state) {
    assertThat(MigrationFailure.isFinal(refused(state))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"08006", "57P01", "53300", "25006"})
  void passesWhereTheDatabaseWentAway(String state) {
    assertThat(MigrationFailure.isFinal(refused(state))).isFalse();
  }

  @Test
  void isFinalWhereMigrationsAndHistoryContradictEachOther() {
    FlywayException contradiction = new FlywayException("Migration checksum mismatch");

    assertThat(MigrationFailure.isFinal(contradiction)).isTrue();
  }

  @Test
  void passesWhereTheServerWasNotReadyToLoadClasses() {
    IllegalStateException ofTheServer = new IllegalStateException("zip file closed");

    assertThat(MigrationFailure.isFinal(ofTheServer)).isFalse();
  }

  private static FlywayException refused(String state) {
    return new FlywayException("refused", new SQLException("no", state));
  }
}
