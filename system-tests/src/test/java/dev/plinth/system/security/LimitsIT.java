package dev.plinth.system.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Client;
import dev.plinth.conformance.http.ProblemDocument;
import dev.plinth.system.fixtures.Redis;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Health;
import dev.plinth.system.product.Person;
import dev.plinth.system.product.Product;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Rate limits: a caller that exceeds a limit must wait, and no other caller. The product trusts the
 * tests' forwarded client addresses, as it would trust a balancer's.
 */
@BesideOthers
class LimitsIT {

  private static final int WRITES = 60;
  private static final int REQUESTS = 200;
  private static final int FAILURES_AT_AN_ACCOUNT = 5;
  private static final int FAILURES_FROM_AN_ADDRESS = 8;
  private static final int TOO_MANY = 429;

  private static Redis redis;
  private static Product product;

  @BeforeAll
  static void start() {
    redis = new Redis();
    Map<String, String> configuration = new HashMap<>(redis.configuration());
    configuration.put("TRUSTED_PROXIES", "127.0.0.1");
    configuration.put("PLINTH_LIMIT_WRITES", WRITES + "/PT1H");
    configuration.put("PLINTH_LIMIT_REQUESTS", REQUESTS + "/PT1H");
    configuration.put("PLINTH_LIMIT_SIGN_IN_ACCOUNT", FAILURES_AT_AN_ACCOUNT + "/PT1H");
    configuration.put("PLINTH_LIMIT_SIGN_IN_ADDRESS", FAILURES_FROM_AN_ADDRESS + "/PT1H");
    product = Product.start("limits", configuration);
  }

  @AfterAll
  static void stop() {
    product.close();
    redis.close();
  }

  @Test
  void limitsGuessesOfAPassword() {
    String victim = product.newcomer().username();

    List<Integer> guesses =
        IntStream.range(0, 20)
            .mapToObj(i -> signIn(victim, "password " + i, "198.51.100." + i).status())
            .toList();

    assertThat(guesses.subList(0, FAILURES_AT_AN_ACCOUNT)).containsOnly(401);
    assertThat(guesses.subList(FAILURES_AT_AN_ACCOUNT, 20)).containsOnly(TOO_MANY);
    assertThat(signIn(victim, "correct horse", "198.51.100.99").status())
        .as("whether a guess was right")
        .isEqualTo(TOO_MANY);
  }

  @Test
  void limitsGuessesOfAPasswordByChangingIt() {
    Person victim = product.newcomer();
    String id = product.value("select id from users where username = '" + victim.username() + "'");
    String guess = "{\"password\":\"battery staple\",\"currentPassword\":\"%s\"}";

    List<Integer> guesses =
        IntStream.range(0, FAILURES_AT_AN_ACCOUNT + 2)
            .mapToObj(
                i -> victim.users().send("PATCH", "users/" + id, guess.formatted("guess " + i)))
            .map(Answer::status)
            .toList();

    assertThat(guesses.subList(0, FAILURES_AT_AN_ACCOUNT)).containsOnly(400);
    assertThat(guesses).endsWith(TOO_MANY, TOO_MANY);
    assertThat(
            victim.users().send("PATCH", "users/" + id, guess.formatted("correct horse")).status())
        .isEqualTo(TOO_MANY);
  }

  @Test
  void limitsGuessesOfOnePasswordAtManyAccounts() {
    List<Integer> tries =
        IntStream.range(0, 20)
            .mapToObj(i -> signIn("nobody " + i, "password", "192.0.2.1").status())
            .toList();

    assertThat(tries.subList(0, FAILURES_FROM_AN_ADDRESS)).containsOnly(401);
    assertThat(tries.subList(FAILURES_FROM_AN_ADDRESS, 20)).containsOnly(TOO_MANY);
  }

  @Test
  void neverLimitsSignInsWithTheRightPassword() {
    String name = product.newcomer().username();

    for (int i = 0; i < 2 * FAILURES_FROM_AN_ADDRESS; i++) {
      assertThat(signIn(name, "correct horse", "192.0.2.2").status()).isEqualTo(200);
    }
  }

  @Test
  void limitsTheWritesOfAnAddressAndNotTheReads() {
    assertThat(writes(product.blogs(), "203.0.113.1", WRITES)).doesNotContain(TOO_MANY);

    Answer refused = write(product.blogs(), "203.0.113.1");

    ProblemDocument.of(refused, TOO_MANY);
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
    assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"writes\";q=60;w=3600");
    assertThat(refused.header("RateLimit")).matches("\"writes\";r=0;t=\\d+");
    assertThat(read("203.0.113.1").status()).isEqualTo(200);
    assertThat(write(product.blogs(), "203.0.113.2").status()).isNotEqualTo(TOO_MANY);
  }

  @Test
  void countsTheWritesOnAllServicesTogether() {
    writes(product.blogs(), "203.0.113.3", WRITES);

    assertThat(write(product.users(), "203.0.113.3").status()).isEqualTo(TOO_MANY);
  }

  @Test
  void countsOnEachServiceWhileRedisIsAway() {
    redis.kill();
    try {
      Health.awaitRedis(product, false);

      List<Integer> writes = writes(product.blogs(), "203.0.113.4", 2 * WRITES);

      assertThat(writes.subList(0, WRITES)).doesNotContain(TOO_MANY);
      assertThat(writes).contains(TOO_MANY);
      assertThat(write(product.users(), "203.0.113.4").status()).isNotEqualTo(TOO_MANY);
    } finally {
      redis.restart();
      Health.awaitRedis(product, true);
    }
  }

  @Test
  void limitsTheRequestsOfAnAddressIfConfigured() {
    List<Integer> answers =
        IntStream.range(0, REQUESTS + 20).mapToObj(i -> read("2001:db8::" + i).status()).toList();

    assertThat(answers.subList(0, REQUESTS)).containsOnly(200);
    assertThat(answers).contains(TOO_MANY);
    assertThat(read("2001:db8:0:1::1").status()).isEqualTo(200);
  }

  private static Answer signIn(String username, String password, String address) {
    String body = "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password);
    Client users = product.users();
    return users.send(
        users
            .request("tokens")
            .header("X-Forwarded-For", address)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private static List<Integer> writes(Client service, String address, int times) {
    return IntStream.range(0, times).mapToObj(i -> write(service, address).status()).toList();
  }

  /** Deletes a missing or forbidden item, which counts as a write nevertheless. */
  private static Answer write(Client service, String address) {
    String path = service == product.users() ? "users/" : "blogs/";
    return service.send(
        service
            .request(path + "00000000-0000-4000-8000-000000000000")
            .header("X-Forwarded-For", address)
            .DELETE());
  }

  private static Answer read(String address) {
    Client blogs = product.blogs();
    return blogs.send(blogs.request("blogs?limit=1").header("X-Forwarded-For", address).GET());
  }
}
