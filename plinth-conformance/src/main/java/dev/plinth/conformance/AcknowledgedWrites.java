package dev.plinth.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Call;
import dev.plinth.conformance.http.ProblemDocument;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Adds items at a steady rate, until it is closed. */
final class AcknowledgedWrites implements AutoCloseable {

  private final Service service;
  private final List<Answer> answers = new CopyOnWriteArrayList<>();
  private final Repetition additions;

  AcknowledgedWrites(Service service) {
    this.service = service;
    this.additions = new Repetition(() -> answers.add(service.addition().send()));
    // Otherwise a fault could begin before any write is acknowledged.
    additions.awaitMore(1);
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
    additions.close();
  }
}
