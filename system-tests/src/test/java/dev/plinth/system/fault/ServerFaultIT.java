package dev.plinth.system.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.system.fixtures.Postgres;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.UpProduct;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Crash of the server: it is killed at any point of its work. */
@BesideOthers
class ServerFaultIT {

  private static final int WRITES = 20;

  private static Postgres postgres;
  private static UpProduct product;

  @BeforeAll
  static void start() {
    postgres = Postgres.start("server-faults");
    product = UpProduct.start("server-faults", postgres.configuration());
  }

  @AfterAll
  static void stop() throws IOException {
    product.close();
    postgres.close();
  }

  @Test
  void losesNoAcknowledgedWriteWhenItIsKilledAgainAndAgain() {
    Set<String> written = new HashSet<>();
    int rounds = Rounds.of(1, 20);
    for (int i = 0; i < rounds; i++) {
      written.addAll(writeUntilItIsKilled());
      product.up();
    }

    Figures.print("server is killed", "%d times, %d writes, missing: 0", rounds, written.size());
    assertThat(postgres.blogs()).containsAll(written);
  }

  private static Set<String> writeUntilItIsKilled() {
    try (Load load = new Load(product)) {
      await().atMost(Duration.ofSeconds(60)).until(() -> load.written().size() >= WRITES);
      product.killServer();
      // The command ends with its server.
      await().atMost(Duration.ofSeconds(60)).until(() -> !product.isUp());
      load.finish();
      return load.written();
    }
  }
}
