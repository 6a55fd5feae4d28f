package dev.plinth.devtools.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.devtools.chaos.Sample.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTest {

  private static final Instant BEGUN = Instant.parse("2026-11-27T06:00:00Z");
  private static final Phase FROZEN = phase(FaultKind.DATABASE_FROZEN);

  private final List<Sample> samples = new ArrayList<>();

  @Test
  void acceptsRefusalsThatAreFastAfterTheGrace() {
    add(Kind.LIST, 1, 3000, 503);
    add(Kind.LIST, 5, 20, 503);

    assertThat(kept(FROZEN, Promise.REFUSES_AT_ONCE)).isTrue();
  }

  @Test
  void doesNotAcceptASlowRefusal() {
    add(Kind.LIST, 5, 1500, 503);

    assertThat(kept(FROZEN, Promise.REFUSES_AT_ONCE)).isFalse();
  }

  @Test
  void doesNotAcceptAnErrorInsteadOfARefusal() {
    add(Kind.WRITE, 5, 20, 500);

    assertThat(kept(FROZEN, Promise.REFUSES_AT_ONCE)).isFalse();
  }

  @Test
  void doesNotAcceptThatNoRequestWasSent() {
    assertThat(kept(FROZEN, Promise.REFUSES_AT_ONCE)).isFalse();
  }

  @Test
  void doesNotAcceptAFailureLongAfterTheEnd() {
    add(Kind.LIST, 9, 20, 503);
    add(Kind.LIST, 9, 20, 200);

    assertThat(kept(FROZEN, Promise.RECOVERS)).isFalse();
  }

  @Test
  void acceptsAFailureShortlyAfterTheEnd() {
    add(Kind.LIST, 7, 20, 503);
    add(Kind.LIST, 9, 20, 200);

    assertThat(kept(FROZEN, Promise.RECOVERS)).isTrue();
  }

  @Test
  void doesNotAcceptThatAServiceIsReadyWithoutItsDatabase() {
    add(Kind.LIVE, 5, 20, 200);
    add(Kind.READY, 5, 20, 200);

    assertThat(kept(FROZEN, Promise.ALIVE_NOT_READY)).isFalse();
  }

  @Test
  void doesNotExpectTheOtherServicesToRefuseWhileATableIsLocked() {
    add(Kind.LIST, 1, 20, 503);

    Evaluation evaluation = new Evaluation("users", samples, true);
    evaluation.judge(phase(FaultKind.TABLE_LOCKED), "blogs");

    assertThat(evaluation.verdicts())
        .singleElement()
        .extracting(Verdict::promise, Verdict::kept)
        .containsExactly(Promise.OTHERS_UNAFFECTED, false);
  }

  @Test
  void countsALostWriteAndAnError() {
    add(Kind.LIST, 1, 20, 500);
    Evaluation evaluation = new Evaluation("users", samples, true);

    evaluation.judgeRun(10, 1);

    assertThat(evaluation.verdicts()).hasSize(2).noneMatch(Verdict::kept);
  }

  private boolean kept(Phase phase, Promise promise) {
    Evaluation evaluation = new Evaluation("users", samples, true);
    evaluation.judge(phase, "blogs");
    return evaluation.verdicts().stream()
        .filter(verdict -> verdict.promise() == promise)
        .findFirst()
        .orElseThrow()
        .kept();
  }

  private static Phase phase(FaultKind kind) {
    return new Phase(
        kind, BEGUN, BEGUN.plusSeconds(6), BEGUN.plusSeconds(6), BEGUN.plusSeconds(12));
  }

  private void add(Kind kind, int second, int millis, int status) {
    samples.add(
        new Sample(
            "users",
            kind,
            BEGUN.plusSeconds(second),
            Duration.ofMillis(millis),
            status,
            false,
            status == 503));
  }
}
