package dev.plinth.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Call;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Faults of Redis: no request fails, and no read is older than the last write. */
public interface RedisTests extends FaultTests {

  /** How long the cache may need to open again. */
  Duration OPENS = Duration.ofSeconds(30);

  /** The number of writes while Redis is silent. The first ones wait for the cache to close. */
  int SILENT_WRITES = 5;

  @Test
  default void answersRightlyWhileRedisIsSilentAndAfterwards() {
    Environment environment = environment();
    Item item = add();
    reading(item).send();
    listing().send();
    try (Repetition changes = new Repetition(() -> assertShowsAChange(item))) {
      environment.freezeRedis();
      try {
        changes.awaitMore(SILENT_WRITES);
      } finally {
        environment.restoreRedis();
      }
    }

    if (isCached()) {
      for (Call read : List.of(reading(item), listing())) {
        await()
            .atMost(OPENS)
            .until(() -> read.send().header("Cache-Status").startsWith("plinth; hit"));
      }
    }
  }

  private void assertShowsAChange(Item item) {
    Answer changed = item.call("PATCH").withBody(change()).send();

    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(reading(item).send().body()).as("the next read").isEqualTo(changed.body());
    assertThat(listing().send().json().getJsonArray("items"))
        .as("the next list")
        .contains(changed.json());
  }
}
