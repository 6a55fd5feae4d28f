package dev.plinth.server.logging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.server.logging.RecentErrors.RecentError;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RecentErrorsTest {

  private static final Logger LOG = Logger.getLogger("dev.plinth.test.RecentErrors");

  @BeforeAll
  static void collect() {
    RecentErrors.collect();
  }

  @Test
  void keepsTheReferenceAndTheCauseButNoMessage() {
    String reference = UUID.randomUUID().toString();

    log(reference, new IllegalStateException(new ArithmeticException("a value")));

    RecentError error = RecentErrors.newestFirst().get(0);
    assertThat(error.reference()).isEqualTo(reference);
    assertThat(error.failure()).isEqualTo("java.lang.ArithmeticException");
    assertThat(error.at()).startsWith(RecentErrorsTest.class.getName());
    assertThat(error.toString()).doesNotContain("a value");
  }

  @Test
  void ignoresWhatHasNoReference() {
    LOG.log(Level.SEVERE, "no reference", new IllegalStateException("none"));

    assertThat(RecentErrors.newestFirst()).noneMatch(it -> it.failure().contains("Illegal"));
  }

  @Test
  void forgetsTheOldest() {
    for (int i = 0; i < 25; i++) {
      log(UUID.randomUUID().toString(), new ArithmeticException());
    }

    assertThat(RecentErrors.newestFirst()).hasSize(20);
  }

  private static void log(String reference, Throwable failure) {
    LOG.log(Level.SEVERE, "unexpected failure, reference " + reference, failure);
  }
}
