package dev.plinth.runtime.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LocalGcraTest {

  private static final RateLimit TEN_A_SECOND = RateLimit.of("10/PT1S");

  private final AtomicLong micros = new AtomicLong(1_000_000);
  private final LocalGcra gcra = new LocalGcra(100, micros::get);

  @Test
  void allowsABurstAndNoMore() {
    assertThat(IntStream.range(0, 10).mapToLong(i -> take("ada"))).allMatch(left -> left > 0);

    assertThat(take("ada")).isEqualTo(-100_000);
  }

  @Test
  void returnsAPermitAfterItsShareOfThePeriod() {
    IntStream.range(0, 10).forEach(i -> take("ada"));

    micros.addAndGet(100_000);

    assertThat(take("ada")).isEqualTo(1_000_000);
    assertThat(take("ada")).isNegative();
  }

  @Test
  void doesNotCountRefusals() {
    IntStream.range(0, 50).forEach(i -> take("ada"));

    micros.addAndGet(100_000);

    assertThat(take("ada")).isPositive();
  }

  @Test
  void countsEachClientSeparately() {
    IntStream.range(0, 50).forEach(i -> take("ada"));

    assertThat(take("bob")).isPositive();
  }

  @Test
  void acceptsPermitsThatAreGivenBack() {
    IntStream.range(0, 10).forEach(i -> take("ada"));

    gcra.take("ada", TEN_A_SECOND, -1);

    assertThat(take("ada")).isPositive();
    assertThat(take("ada")).isNegative();
  }

  @Test
  void neverHasMoreThanAllPermits() {
    IntStream.range(0, 5).forEach(i -> gcra.take("ada", TEN_A_SECOND, -1));

    assertThat(IntStream.range(0, 10).mapToLong(i -> take("ada"))).allMatch(left -> left > 0);
    assertThat(take("ada")).isNegative();
  }

  @Test
  void limitsTheNumberOfClients() {
    IntStream.range(0, 10_000).forEach(i -> take("client " + i));

    assertThat(gcra.size()).isLessThanOrEqualTo(100);
  }

  @Test
  void forgetsClientsThatHaveAllPermitsAgain() {
    IntStream.range(0, 50).forEach(i -> take("client " + i));

    micros.addAndGet(5_000_000);
    take("another client");

    assertThat(gcra.size()).isEqualTo(1);
  }

  @Test
  void remembersWhoStillLacksPermits() {
    IntStream.range(0, 10).forEach(i -> take("ada"));
    micros.addAndGet(500_000);
    IntStream.range(0, 5).forEach(i -> take("ada"));
    IntStream.range(0, 50).forEach(i -> take("client " + i));

    micros.addAndGet(200_000);
    take("another client");

    assertThat(take("ada")).isPositive();
    assertThat(take("ada")).isPositive();
    assertThat(take("ada")).isNegative();
  }

  private long take(String client) {
    return gcra.take(client, TEN_A_SECOND, 1);
  }
}
