package dev.plinth.benchmarks.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.benchmarks.load.Workload;
import dev.plinth.benchmarks.system.Systems;
import org.junit.jupiter.api.Test;

class RequirementsTest {

  private final Figures figures = new Figures();

  @Test
  void compareARateWithTheBetterPeer() {
    rate(Workload.W1, Systems.PLINTH, 9000);
    rate(Workload.W1, Systems.SPRING_BOOT, 5000);
    rate(Workload.W1, Systems.QUARKUS, 10_000);

    Requirement requirement = requirement("W1 anonymous, to the better peer");

    assertThat(requirement.measured()).hasValue(0.9);
    assertThat(requirement.isMet()).isFalse();
  }

  @Test
  void compareAWorkloadWithATokenWithThatOfThePeersWithout() {
    rate(Workload.W2_TOKEN, Systems.PLINTH, 6000);
    rate(Workload.W2, Systems.SPRING_BOOT, 5000);

    assertThat(new Requirements(figures).toBetterPeer(Workload.W2_TOKEN)).hasValue(1.2);
  }

  @Test
  void takeTheShortestLatencyOfThePeers() {
    figures.add(Metric.PACED_P99, Systems.PLINTH, 4);
    figures.add(Metric.PACED_P99, Systems.SPRING_BOOT, 5);
    figures.add(Metric.PACED_P99, Systems.QUARKUS, 8);

    Requirement requirement = requirement("p99 of W1");

    assertThat(requirement.measured()).hasValue(0.8);
    assertThat(requirement.isMet()).isTrue();
  }

  @Test
  void findTheTimeToTheRateInTheRamp() {
    rate(Workload.W1, Systems.PLINTH, 1000);
    figures.add(Metric.RAMP_TIME, Systems.PLINTH, 20);
    figures.add(Metric.RAMP_RATE, Systems.PLINTH, 400);
    figures.add(Metric.RAMP_TIME, Systems.PLINTH, 21);
    figures.add(Metric.RAMP_RATE, Systems.PLINTH, 901);

    assertThat(requirement("seconds from the start").measured()).hasValue(21);
  }

  @Test
  void areNotReachedByWhatWasNotMeasured() {
    assertThat(new Requirements(figures).all()).isNotEmpty().noneMatch(Requirement::isMet);
  }

  private void rate(Workload workload, String system, double rate) {
    figures.add(Metric.rate(workload), system, rate);
  }

  private Requirement requirement(String title) {
    return new Requirements(figures)
        .all().stream().filter(it -> it.title().startsWith(title)).findFirst().orElseThrow();
  }
}
