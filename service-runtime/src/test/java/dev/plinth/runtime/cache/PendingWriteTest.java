package dev.plinth.runtime.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PendingWriteTest {

  private final CacheMutation first = CacheMutation.removing(new CacheKey("a", UUID.randomUUID()));
  private final CacheMutation second = CacheMutation.removing(new CacheKey("a", UUID.randomUUID()));
  private final PendingWrite write = PendingWrite.begin();

  @AfterEach
  void end() {
    PendingWrite.end();
  }

  @Test
  void publishesNothingIfTheFailedAttemptBeforeItsMarkWasTheOnlyOneThatChangedAnything() {
    write.add("first transaction", first);

    assertThat(write.isMarked()).isFalse();
  }

  @Test
  void publishesOnlyWhatTheLastAttemptChanged() {
    write.add("first transaction", first);
    write.add("second transaction", second);
    write.marked();

    assertThat(write.isMarked()).isTrue();
    assertThat(write.mutations()).containsExactly(second);
  }

  @Test
  void needsAnotherMarkInAnotherAttempt() {
    write.add("first transaction", first);
    write.marked();
    write.add("second transaction", second);

    assertThat(write.isMarked()).isFalse();
  }
}
