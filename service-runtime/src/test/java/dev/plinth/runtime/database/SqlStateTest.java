package dev.plinth.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlStateTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"08001", "08006", "57P01", "57P02", "57P03", "57P05", "40001", "40P01", "53300"})
  void retriesTransientFailures(String state) {
    assertThat(failure(state).isTransient()).isTrue();
    assertThat(failure(state).isUnavailability()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"23505", "22001", "42P01", "28P01", "25006", "55P03", "57014", "25P03", "3D000"})
  void doesNotRetryPermanentFailures(String state) {
    assertThat(failure(state).isTransient()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"08001", "57P03", "28P01", "53300", "58030", "3D000", "3F000", "42P01", "42703"})
  void countsAFailureOfAllRequestsAsALoss(String state) {
    assertThat(failure(state).isLoss()).isTrue();
    assertThat(failure(state).isUnavailability()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01", "25006", "55P03", "57014", "25P03", "25P04", "57P05"})
  void countsAFailureOfOneRequestNotAsALoss(String state) {
    assertThat(failure(state).isLoss()).isFalse();
    assertThat(failure(state).isUnavailability()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01"})
  void recognisesContention(String state) {
    assertThat(failure(state).isContention()).isTrue();
    assertThat(failure("08006").isContention()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "42601", "22001"})
  void doesNotReportADefectOfAStatementAsUnavailability(String state) {
    assertThat(failure(state).isUnavailability()).isFalse();
  }

  @Test
  void retriesAFailureOfThePoolItself() {
    IllegalStateException poolFailure = new IllegalStateException("Task already scheduled");
    poolFailure.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("java.util.Timer", "sched", "Timer.java", 413),
          new StackTraceElement(
              "com.sun.enterprise.resource.pool.ConnectionPool", "getResource", null, 1)
        });

    SqlState failure = SqlState.of(new RuntimeException(poolFailure)).orElseThrow();

    assertThat(failure.isTransient()).isTrue();
    assertThat(SqlState.of(new IllegalStateException("of another caller"))).isEmpty();
  }

  @Test
  void doesNotRetryAfterATimeout() {
    SQLException silence = new SQLException("", "08006", new SocketTimeoutException());

    SqlState failure = SqlState.of(new RuntimeException(silence)).orElseThrow();

    assertThat(failure.isTransient()).isFalse();
    assertThat(failure.isLoss()).isTrue();
  }

  @Test
  void treatsAnExhaustedPoolAsTooManyConnections() {
    SqlState failure = SqlState.of(new SQLException("no connection within 2 s")).orElseThrow();

    assertThat(failure.isTransient()).isTrue();
    assertThat(failure.isUnavailability()).isTrue();
  }

  @Test
  void findsTheStateBelowThePoolsOwnException() {
    SQLException refused = new SQLException("", "08001");

    SqlState failure = SqlState.of(new SQLException("allocating", refused)).orElseThrow();

    assertThat(failure.isLoss()).isTrue();
  }

  @Test
  void treatsAFailedCommitAsALoss() {
    SqlState failure = SqlState.of(new RuntimeException(new XAException("text"))).orElseThrow();

    assertThat(failure.isLoss()).isTrue();
    assertThat(failure.isUnavailability()).isTrue();
    assertThat(failure.isInDoubt()).isTrue();
    assertThat(failure.detail()).get().asString().contains("may or may not be stored");
    assertThat(failure("08006").isInDoubt()).isFalse();
  }

  @Test
  void ignoresOtherExceptions() {
    assertThat(SqlState.of(new IllegalStateException())).isEmpty();
  }

  private static SqlState failure(String state) {
    return SqlState.of(new RuntimeException(new SQLException("", state))).orElseThrow();
  }
}
