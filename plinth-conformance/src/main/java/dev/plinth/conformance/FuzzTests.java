package dev.plinth.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.Access.Statuses;
import dev.plinth.conformance.fuzz.Chance;
import dev.plinth.conformance.fuzz.FuzzRun;
import dev.plinth.conformance.http.Client;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Fuzzing: random requests on every operation of the document, by callers of every role. Each
 * caller requests each operation, and each answer must be one that the document allows. {@code
 * -Dfuzz.seed=N} generates other requests, {@code -Dfuzz.requests=N} more of them.
 */
public interface FuzzTests extends Service {

  @Test
  default void answersRandomRequestsOfAnyoneAsDocumented() {
    FuzzRun run = run("anyone", 0, this::anyone);

    assertThat(run.statuses()).containsKeys(400, 401);
    assertThat(run.statuses().keySet()).containsAll(access().of(Statuses::anyone));
  }

  @Test
  default void answersRandomRequestsOfAUserAsDocumented() {
    FuzzRun run = run("a user", 1, () -> session(false));

    assertThat(run.statuses()).containsKeys(200, 400, 404);
    assertThat(run.statuses().keySet()).containsAll(access().of(Statuses::user));
  }

  @Test
  default void answersRandomRequestsOfAnAdministratorAsDocumented() {
    FuzzRun run = run("an administrator", 2, () -> session(true));

    assertThat(run.statuses()).containsKeys(200, 400, 404);
    assertThat(run.statuses().keySet()).containsAll(access().of(Statuses::admin));
  }

  private FuzzRun run(String name, int number, Supplier<Client> session) {
    List<String> ids =
        Stream.of(add().id(), add().id(), "00000000-0000-4000-8000-000000000000").toList();
    Chance chance = new Chance(3 * Long.getLong("fuzz.seed", 1) + number, this::reference);
    FuzzRun run = new FuzzRun(name, session, document().operations(), chance, ids);
    run.send(Integer.getInteger("fuzz.requests", 300));
    System.getLogger(FuzzTests.class.getName())
        .log(Level.INFO, "FIGURE fuzz {0}: {1}", path(), run);
    assertThat(run.unrequested()).as("operations that %s never requested", name).isEmpty();
    return run;
  }
}
