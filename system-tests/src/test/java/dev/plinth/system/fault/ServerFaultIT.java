package dev.plinth.system.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Client;
import dev.plinth.system.fixtures.Postgres;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Health;
import dev.plinth.system.product.Person;
import dev.plinth.system.product.UpProduct;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Crash of the server, and of PostgreSQL, at any point of a write. A client that repeats its writes
 * with idempotency keys ends with each of them made once.
 */
@BesideOthers
class ServerFaultIT {

  private static final int WRITES = 20;
  private static final Duration BOUND = Duration.ofSeconds(60);

  private static Postgres postgres;
  private static UpProduct product;

  @BeforeAll
  static void start() {
    postgres = Postgres.start("server-faults");
    Map<String, String> configuration = new HashMap<>(postgres.configuration());
    configuration.put("PLINTH_IDEMPOTENCY_PURGE_INTERVAL", "PT1S");
    configuration.put("PLINTH_LIMIT_WRITES", "off");
    product = UpProduct.start("server-faults", configuration);
  }

  @AfterAll
  static void stop() throws IOException {
    product.close();
    postgres.close();
  }

  /** The fault of another test has just ended. */
  @BeforeEach
  void awaitDatabase() {
    Health.awaitDatabase(product);
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

  @Test
  void makesEachRepeatedWriteOnce() {
    int writes = Rounds.of(30, 2000);
    int crashes = Rounds.of(3, 50);
    int crashesOfTheServer = Rounds.of(0, 20);
    try (RepeatingClients clients = new RepeatingClients(product.newcomer(), writes)) {
      for (int i = 1; i <= crashes; i++) {
        clients.awaitAnswers(i * writes / (crashes + 1));
        postgres.killAndRestart();
        if (i * crashesOfTheServer / crashes > (i - 1) * crashesOfTheServer / crashes) {
          product.killServer();
          await().atMost(BOUND).until(() -> !product.isUp());
          product.up();
        }
      }
      clients.awaitAnswers(writes);

      assertThat(clients.blogs()).hasSize(writes);
      assertThat(postgres.column("select id || ' ' || title from blogs where title like 'once-%'"))
          .containsExactlyInAnyOrderElementsOf(clients.blogs());
      Figures.print(
          "writes with keys",
          "%d, PostgreSQL killed %d times, the server %d times, requests by status %s, %d replayed,"
              + " %d rows",
          writes,
          crashes,
          crashesOfTheServer,
          clients.statuses(),
          clients.replays(),
          writes);
    }
  }

  /**
   * PostgreSQL has committed, and waits for a standby that does not exist, when its session ends:
   * so the commit takes effect, and its confirmation is lost.
   */
  @Test
  void resolvesACommitInDoubt() {
    Person person = product.newcomer();
    String key = UUID.randomUUID().toString();

    Answer answer = loseTheConfirmation(person, i -> write(person, key + i));
    Answer unknown = loseTheConfirmation(person, i -> write(person, null));

    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    assertThat(answer.header("Idempotency-Replayed")).isEqualTo("true");
    product.blogs().awaitAnswer(answer.header("Location"), 200);
    assertThat(product.blogs().send("GET", answer.header("Location")).body())
        .isEqualTo(answer.body());
    assertThat(unknown.status()).isEqualTo(503);
    assertThat(unknown.json().getString("detail")).contains("may or may not be stored");
  }

  /** Each attempt to lose the confirmation is another change, with a line of its own. */
  @Test
  void logsAChangeWhoseCommitWasInDoubt() {
    Person person = product.newcomer();
    String id = person.users().send("GET", "users/me").json().getString("id");
    String key = UUID.randomUUID().toString();
    AtomicInteger changes = new AtomicInteger();

    Answer answer =
        loseTheConfirmation(
            person,
            i -> {
              changes.incrementAndGet();
              String body =
                  "{\"email\":\"%s@example.org\",\"currentPassword\":\"correct horse\"}"
                      .formatted(key + i);
              return send(person.users(), "PATCH", "users/" + id, body, key + i);
            });

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.header("Idempotency-Replayed")).isEqualTo("true");
    String line = "event=\"email-change\" result=\"success\" user=\"" + id;
    await().atMost(BOUND).until(() -> product.home().logged(line) == changes.get());
  }

  /**
   * Returns the answer to the first request whose confirmation was lost.
   *
   * @param request sends the request of a number; until one is lost, they succeed
   */
  private static Answer loseTheConfirmation(
      Person person, IntFunction<CompletableFuture<Answer>> request) {
    awaitWrites(person);
    postgres.administer("alter system set synchronous_standby_names = 'none'");
    postgres.administer("select pg_reload_conf()");
    try {
      CompletableFuture<Answer> answer = waitForStandby(request);
      postgres.administer(
          "select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'");
      return answer.join();
    } finally {
      postgres.administer("alter system reset synchronous_standby_names");
      postgres.administer("select pg_reload_conf()");
    }
  }

  private static void awaitWrites(Person person) {
    await().atMost(BOUND).until(() -> write(person, null).join().status() == 201);
  }

  /** PostgreSQL reads its configuration some time after the signal to reload it. */
  private static CompletableFuture<Answer> waitForStandby(
      IntFunction<CompletableFuture<Answer>> request) {
    String query = "select pid from pg_stat_activity where wait_event = 'SyncRep'";
    for (int i = 0; ; i++) {
      CompletableFuture<Answer> answer = request.apply(i);
      await()
          .atMost(BOUND)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> answer.isDone() || !postgres.column(query).isEmpty());
      if (!answer.isDone()) {
        return answer;
      }
      assertThat(i).as(answer.join().body()).isLessThan(1000);
    }
  }

  private static CompletableFuture<Answer> write(Person person, String key) {
    return send(person.blogs(), "POST", "blogs", "{\"title\":\"t\",\"description\":\"d\"}", key);
  }

  private static CompletableFuture<Answer> send(
      Client service, String method, String path, String body, String key) {
    HttpRequest.Builder request =
        service
            .request(path)
            .method(method, BodyPublishers.ofString(body))
            .header("Content-Type", "application/json");
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    return CompletableFuture.supplyAsync(() -> service.send(request));
  }

  @Test
  void forgetsACompletedRequestAfterADay() {
    Person person = product.newcomer();
    write(person, "of-yesterday-" + UUID.randomUUID()).join();
    postgres.execute("update completed_requests set completed_at = now() - interval '25 hours'");
    write(person, "of-today-" + UUID.randomUUID()).join();

    await()
        .atMost(BOUND)
        .until(
            () ->
                postgres
                    .column(
                        "select count(*) from completed_requests"
                            + " where completed_at < now() - interval '24 hours'")
                    .equals(List.of("0")));

    assertThat(postgres.column("select id from completed_requests")).isNotEmpty();
  }
}
