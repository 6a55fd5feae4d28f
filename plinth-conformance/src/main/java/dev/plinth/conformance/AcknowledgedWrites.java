package dev.plinth.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Call;
import dev.plinth.conformance.http.ProblemDocument;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Adds items at a steady rate, until it is closed. */
final class AcknowledgedWrites implements AutoCloseable {

  private static final int EACH_MILLIS = 50;

  private final Service service;
  private final List<Answer> answers = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();

  AcknowledgedWrites(Service service) {
    this.service = service;
    pace.scheduleWithFixedDelay(
        () -> answers.add(service.addition().send()), 0, EACH_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Checks that each answer was a success or a 503. */
  void assertHonest() {
    assertThat(answers)
        .allSatisfy(
            answer -> {
              if (answer.status() != 201) {
                ProblemDocument.ofUnavailability(answer);
              }
            });
  }

  /** Checks that each item is there whose addition was acknowledged. */
  void assertKept() {
    List<Answer> added = answers.stream().filter(it -> it.status() == 201).toList();

    assertThat(added).isNotEmpty();
    assertThat(added)
        .allSatisfy(
            answer -> {
              String path = service.path() + "/" + answer.json().getString("id");
              assertThat(new Call(service.admin(), "GET", path).send().body())
                  .isEqualTo(answer.body());
            });
  }

  /** Waits for the last answer. */
  @Override
  public void close() {
    end(pace);
  }

  private static void end(ExecutorService executor) {
    executor.shutdown();
    try {
      assertThat(executor.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
