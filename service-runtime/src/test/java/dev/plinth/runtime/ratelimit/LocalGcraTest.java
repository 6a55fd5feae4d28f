package dev.plinth.runtime.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LocalGcraTest {

  private static final RateLimit TEN_A_SECOND = RateLimit.of("10/PT1S");

  private final AtomicLong micros = new AtomicLong(1_000_000);
  private final LocalGcra arrivals = new LocalGcra(100, micros::get);

  @Test
  void letsABurstThroughAndNoMore() {
    assertThat(IntStream.range(0, 10).mapToLong(i -> take("ada"))).allMatch(left -> left > 0);

    assertThat(take("ada")).isEqualTo(-100_000);
  }

  @Test
  void givesAPermitBackEachTimeThatItsShareHasPassed() {
    IntStream.range(0, 10).forEach(i -> take("ada"));

    micros.addAndGet(100_000);

    assertThat(take("ada")).isEqualTo(1_000_000);
    assertThat(take("ada")).isNegative();
  }

  @Test
  void countsARefusalAsNothing() {
    IntStream.range(0, 50).forEach(i -> take("ada"));

    micros.addAndGet(100_000);

    assertThat(take("ada")).isPositive();
  }

  @Test
  void countsEachByItself() {
    IntStream.range(0, 50).forEach(i -> take("ada"));

    assertThat(take("bob")).isPositive();
  }

  @Test
  void takesBackWhatTurnedOutToBeNothing() {
    IntStream.range(0, 10).forEach(i -> take("ada"));

    arrivals.take("ada", TEN_A_SECOND, -1);

    assertThat(take("ada")).isPositive();
    assertThat(take("ada")).isNegative();
  }

  @Test
  void givesNobodyMoreThanAllPermits() {
    IntStream.range(0, 5).forEach(i -> arrivals.take("ada", TEN_A_SECOND, -1));

    assertThat(IntStream.range(0, 10).mapToLong(i -> take("ada"))).allMatch(left -> left > 0);
    assertThat(take("ada")).isNegative();
  }

  @Test
  void remembersOnlySoMany() {
    IntStream.range(0, 10_000).forEach(i -> take("somebody " + i));

    assertThat(arrivals.size()).isLessThanOrEqualTo(100);
  }

  @Test
  void forgetsThoseWhoHaveAllPermitsAgain() {
    IntStream.range(0, 50).forEach(i -> take("somebody " + i));

    micros.addAndGet(5_000_000);
    take("somebody else");

    assertThat(arrivals.size()).isEqualTo(1);
  }

  private long take(String who) {
    return arrivals.take(who, TEN_A_SECOND, 1);
  }
}
