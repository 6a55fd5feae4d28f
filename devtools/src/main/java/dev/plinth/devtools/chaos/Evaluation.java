package dev.plinth.devtools.chaos;

import dev.plinth.devtools.chaos.Sample.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Compares the answers of one service with what the guides promise. */
final class Evaluation {

  private final String service;
  private final List<Sample> samples;
  private final boolean isCached;
  private final List<Verdict> verdicts = new ArrayList<>();

  /**
   * @param samples the answers of this service, in the order in which they were requested
   * @param isCached whether the cache answers reads of an item
   */
  Evaluation(String service, List<Sample> samples, boolean isCached) {
    this.service = service;
    this.samples = samples;
    this.isCached = isCached;
  }

  /**
   * Judges one fault.
   *
   * @param lockedService the service whose table is locked
   */
  void judge(Phase phase, String lockedService) {
    switch (phase.kind()) {
      case DATABASE_REMOVED, DATABASE_FROZEN -> judgeOutage(phase);
      case DATABASE_SLOW -> {
        check(phase, Promise.ANSWERS_OR_REFUSES, during(phase), Sample::isHonest, Promise.LATEST);
        judgeRecovery(phase);
      }
      case REDIS_REMOVED, REDIS_FROZEN, REDIS_SLOW -> {
        List<Sample> all = between(phase.begun(), phase.over(), it -> !it.isHealth());
        check(phase, Promise.FAILS_NO_REQUEST, all, Sample::isSuccess, Promise.LATEST);
        List<Sample> health = between(phase.begun(), phase.over(), Sample::isHealth);
        check(phase, Promise.STAYS_READY, health, Sample::isSuccess, Promise.LATEST);
      }
      case TABLE_LOCKED -> judgeLock(phase, service.equals(lockedService));
      case SLOW_CLIENTS ->
          check(phase, Promise.CLIENTS_UNAFFECTED, during(phase), Sample::isSuccess, Promise.SOON);
    }
  }

  private void judgeOutage(Phase phase) {
    List<Sample> noticed = between(phase.noticed(), phase.ended(), it -> !it.isHealth());
    List<Sample> refused = noticed.stream().filter(this::needsDatabase).toList();
    check(phase, Promise.REFUSES_AT_ONCE, refused, Sample::isRetryable, Promise.AT_ONCE);
    if (isCached) {
      List<Sample> cached = noticed.stream().filter(it -> !needsDatabase(it)).toList();
      check(phase, Promise.CACHE_ANSWERS, cached, Sample::isSuccess, Promise.AT_ONCE);
    }
    List<Sample> health = between(phase.noticed(), phase.ended(), Sample::isHealth);
    check(
        phase,
        Promise.ALIVE_NOT_READY,
        health,
        it -> it.isSuccess() == (it.kind() == Kind.LIVE),
        Promise.LATEST);
    judgeRecovery(phase);
  }

  private void judgeLock(Phase phase, boolean isLocked) {
    if (isLocked) {
      check(phase, Promise.ANSWERS_OR_REFUSES, during(phase), Sample::isHonest, Promise.LATEST);
      judgeRecovery(phase);
    } else {
      check(phase, Promise.OTHERS_UNAFFECTED, during(phase), Sample::isSuccess, Promise.LATEST);
    }
  }

  private void judgeRecovery(Phase phase) {
    List<Sample> after = between(phase.undone(), phase.over(), it -> !it.isHealth());
    Duration last =
        after.stream()
            .filter(it -> !it.isSuccess())
            .map(it -> Duration.between(phase.undone(), it.answered()))
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
    long failed = after.stream().filter(it -> !it.isSuccess()).count();
    boolean kept = failed < after.size() && last.compareTo(Promise.SOON) <= 0;
    add(
        phase,
        Promise.RECOVERS,
        "%d failed, the last %s after".formatted(failed, seconds(last)),
        kept);
  }

  /** Judges the whole run: what was answered at any time. */
  void judgeRun(int acknowledged, int lost) {
    long wrong = samples.stream().filter(it -> !it.isHealth() && !it.isHonest()).count();
    verdicts.add(
        new Verdict(
            "the whole run",
            service,
            Promise.NO_ERRORS,
            "%d of %d".formatted(wrong, samples.size()),
            wrong == 0));
    verdicts.add(
        new Verdict(
            "the whole run",
            service,
            Promise.NO_WRITE_LOST,
            "%d of %d lost".formatted(lost, acknowledged),
            lost == 0 && acknowledged > 0));
  }

  /** A promise about requests is broken too if there was none. */
  private void check(
      Phase phase,
      Promise promise,
      List<Sample> asked,
      Predicate<Sample> isRight,
      Duration longest) {
    long right = asked.stream().filter(isRight).count();
    Duration slowest =
        asked.stream().map(Sample::took).max(Duration::compareTo).orElse(Duration.ZERO);
    add(
        phase,
        promise,
        "%d of %d, slowest %s".formatted(right, asked.size(), seconds(slowest)),
        !asked.isEmpty() && right == asked.size() && slowest.compareTo(longest) <= 0);
  }

  private void add(Phase phase, Promise promise, String measured, boolean kept) {
    verdicts.add(new Verdict(phase.kind().toString(), service, promise, measured, kept));
  }

  private boolean needsDatabase(Sample sample) {
    return !sample.isHealth() && !(isCached && sample.kind() == Kind.ITEM);
  }

  private List<Sample> during(Phase phase) {
    return between(phase.begun(), phase.ended(), it -> !it.isHealth());
  }

  private List<Sample> between(Instant from, Instant to, Predicate<Sample> which) {
    return samples.stream().filter(it -> it.isSentBetween(from, to)).filter(which).toList();
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1000.0);
  }

  List<Verdict> verdicts() {
    return verdicts;
  }
}
