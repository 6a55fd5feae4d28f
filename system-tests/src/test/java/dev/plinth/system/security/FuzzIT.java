package dev.plinth.system.security;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.rest.Answer;
import dev.plinth.system.fault.Figures;
import dev.plinth.system.fault.Rounds;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Person;
import dev.plinth.system.product.UpProduct;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Fuzzing: random requests on every operation, by callers of every role. Each answer must be one
 * that the OpenAPI documents allow. {@code -Dfuzz.seed=N} generates other requests.
 */
@BesideOthers
class FuzzIT {

  private static final long SEED = Long.getLong("fuzz.seed", 1);
  private static final int REQUESTS = Rounds.of(600, 10_000);

  private static UpProduct product;

  @BeforeAll
  static void start() {
    // Signed-out callers sign in again; the other sign-ins have wrong passwords.
    product =
        UpProduct.start(
            "fuzz",
            Map.of("PLINTH_LIMIT_SIGN_IN_ACCOUNT", "off", "PLINTH_LIMIT_SIGN_IN_ADDRESS", "off"));
  }

  @AfterAll
  static void stop() {
    product.close();
  }

  @Test
  void answersEachRequestAsItIsDocumented() throws Exception {
    List<Operation> operations = Stream.of("users", "blogs").flatMap(FuzzIT::operations).toList();
    List<FuzzRun> runs =
        List.of(
            run("anonymous", 0, null, operations),
            run("user", 1, product::newcomer, operations),
            run("admin", 2, product::adminAgain, operations));
    ExecutorService threads = Executors.newFixedThreadPool(runs.size());

    try {
      for (Future<Void> done : threads.invokeAll(runs, 60, MINUTES)) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }

    runs.forEach(run -> Figures.print("fuzz, seed " + SEED, "%s", run));
    assertThat(operations).hasSizeGreaterThan(12);
    assertThat(runs).allSatisfy(run -> assertThat(run.requests()).isEqualTo(REQUESTS));
    assertThat(runs).allSatisfy(run -> assertThat(run.statuses()).containsKeys(200, 201, 400, 404));
    assertThat(runs.get(0).statuses()).containsKeys(401);
    assertThat(runs.get(1).statuses()).containsKeys(403);
    assertThat(runs.get(2).statuses()).containsKeys(204);
  }

  private static FuzzRun run(
      String name, int number, Supplier<Person> signIn, List<Operation> operations) {
    return new FuzzRun(name, product, signIn, operations, new Chance(3 * SEED + number), REQUESTS);
  }

  private static Stream<Operation> operations(String service) {
    Answer document = product.operations().send("GET", "openapi/" + service);
    assertThat(document.status()).as(document.body()).isEqualTo(200);
    return Operation.all(document.body()).stream();
  }
}
