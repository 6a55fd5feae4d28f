package dev.plinth.system.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Answer;
import dev.plinth.system.fault.Figures;
import dev.plinth.system.fault.Rounds;
import dev.plinth.system.fault.Throughput;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sign-in is slow on purpose: its time reveals nothing, and other requests are not delayed. */
@ExtendWith(SharedProduct.class)
class SignInCostIT {

  private static final int TRIES = Rounds.of(20, 200);
  private static final int CLIENTS = 32;
  private static final Duration ROUND = Duration.ofSeconds(Rounds.of(2, 10));

  private static Product product;
  private static String known;

  @BeforeAll
  static void register(Product product) {
    SignInCostIT.product = product;
    known = product.newcomer().username();
  }

  /** Alternates both, so that a slow machine affects them equally. */
  @Test
  void takesAsLongForAnUnknownUser() {
    List<Duration> ofKnown = new ArrayList<>();
    List<Duration> ofUnknown = new ArrayList<>();
    for (int i = 0; i < TRIES; i++) {
      ofKnown.add(time(known));
      ofUnknown.add(time("nobody " + i));
    }

    double difference = micros(ofUnknown) / micros(ofKnown) - 1;
    Figures.print(
        "sign-in, wrong password",
        "median of %d tries: %.1f ms for a known user, %.1f ms for an unknown one: %+.1f %%",
        TRIES,
        micros(ofKnown) / 1000,
        micros(ofUnknown) / 1000,
        100 * difference);
    // Without the dummy hash it would be nearly -1.
    assertThat(difference).isBetween(-0.5, 0.5);
  }

  private static Duration time(String username) {
    long begun = System.nanoTime();
    Answer answer = signIn(username, "wrong password").join();
    Duration time = Duration.ofNanos(System.nanoTime() - begun);
    assertThat(answer.status()).isEqualTo(401);
    return time;
  }

  private static double micros(List<Duration> times) {
    return times.stream().sorted().toList().get(times.size() / 2).toNanos() / 1000.0;
  }

  /** In the order alone, loaded, loaded, alone: so warm-up affects both equally. */
  @Test
  void leavesTheReadsTheirThroughput() {
    String blog =
        product
            .newcomer()
            .blogs()
            .send("POST", "blogs", "{\"title\":\"t\",\"description\":\"d\"}")
            .location();
    Throughput.of(product.blogs(), blog, ROUND);
    Throughput.of(product.blogs(), blog, ROUND);

    long alone = Throughput.of(product.blogs(), blog, ROUND);
    AtomicInteger signedIn = new AtomicInteger();
    AtomicBoolean over = new AtomicBoolean();
    List<CompletableFuture<Void>> clients =
        Stream.generate(() -> signInUntil(over, signedIn)).limit(CLIENTS).toList();
    long beside = Throughput.of(product.blogs(), blog, ROUND.multipliedBy(2));
    over.set(true);
    int whileReading = signedIn.get();
    clients.forEach(CompletableFuture::join);
    alone += Throughput.of(product.blogs(), blog, ROUND);

    Figures.print(
        "GET /blogs/{id}",
        "%d/s alone, %d/s while %d clients sign in, %d times: %.0f %%",
        alone / (2 * ROUND.toSeconds()),
        beside / (2 * ROUND.toSeconds()),
        CLIENTS,
        whileReading,
        100.0 * beside / alone);
    assertThat(whileReading).isPositive();
    assertThat(beside).isGreaterThan(alone / 5);
  }

  private static CompletableFuture<Void> signInUntil(AtomicBoolean over, AtomicInteger signedIn) {
    return signIn(known, "correct horse")
        .thenCompose(
            answer -> {
              assertThat(answer.status()).isEqualTo(200);
              signedIn.incrementAndGet();
              return over.get()
                  ? CompletableFuture.completedFuture(null)
                  : signInUntil(over, signedIn);
            });
  }

  private static CompletableFuture<Answer> signIn(String username, String password) {
    String body = "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password);
    return product.users().sendAsync("POST", "tokens", body);
  }
}
