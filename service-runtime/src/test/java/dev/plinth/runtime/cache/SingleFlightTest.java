package dev.plinth.runtime.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.plinth.runtime.representation.CacheOutcome;
import dev.plinth.runtime.representation.CacheOutcome.Source;
import dev.plinth.runtime.representation.Representation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SingleFlightTest {

  private static final int MANY = 50;

  private final SingleFlight flights = new SingleFlight();
  private final AtomicInteger loads = new AtomicInteger();
  private final CountDownLatch gate = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();

  @Test
  void loadsOnceForAllWhoComeWhileAFlightIsUnderWayThatIsCurrentWhenItLands() {
    List<CompletableFuture<LoadResult>> all = takeTogether(() -> waitAndLand(true));

    gate.countDown();

    assertThat(all)
        .extracting(CompletableFuture::join)
        .extracting(SingleFlightTest::tag)
        .containsOnly("1");
    assertThat(loads).hasValue(1);
  }

  @Test
  void loadsOnceMoreForThoseWhoCameBeforeAFlightLandedThatMayBeOutdated() {
    List<CompletableFuture<LoadResult>> all = takeTogether(() -> waitAndLand(false));

    gate.countDown();

    List<String> tags =
        all.stream().map(CompletableFuture::join).map(SingleFlightTest::tag).toList();
    assertThat(tags).containsOnlyOnce("1");
    assertThat(tags).filteredOn("2"::equals).isNotEmpty();
  }

  @Test
  void takesNobodyWhoComesAfterBoardingHasEnded() {
    CompletableFuture<LoadResult> early = new CompletableFuture<>();
    Thread leader =
        new Thread(
            () ->
                early.complete(
                    flights.take(
                        CacheKey.ofList("blogs"),
                        boardingEnds -> {
                          boardingEnds.run();
                          return waitAndLand(true);
                        })));
    leader.start();
    await().until(() -> leader.getState() == Thread.State.WAITING);
    List<CompletableFuture<LoadResult>> late = takeTogether(() -> waitAndLand(true));

    gate.countDown();

    assertThat(tag(early.join())).isEqualTo("1");
    assertThat(late)
        .extracting(CompletableFuture::join)
        .extracting(SingleFlightTest::tag)
        .doesNotContain("1");
  }

  @Test
  void saysToThoseWhoOnlyJoinedThatTheyDid() {
    List<CompletableFuture<LoadResult>> all = takeTogether(() -> waitAndLand(true));

    gate.countDown();

    assertThat(all)
        .extracting(CompletableFuture::join)
        .extracting(landing -> landing.found().orElseThrow().origin().source())
        .containsOnlyOnce(Source.STORED)
        .contains(Source.SHARED);
  }

  @Test
  void failsForAllWhoJoinedAndFliesAgainAfterwards() {
    List<CompletableFuture<LoadResult>> all =
        takeTogether(
            () -> {
              waitAndLand(true);
              throw new IllegalStateException("no database");
            });

    gate.countDown();

    all.forEach(one -> assertThatThrownBy(one::join).hasMessageContaining("no database"));
    assertThat(tag(flights.take(CacheKey.ofList("blogs"), boardingEnds -> waitAndLand(true))))
        .isEqualTo("2");
  }

  private List<CompletableFuture<LoadResult>> takeTogether(Supplier<LoadResult> load) {
    List<CompletableFuture<LoadResult>> all = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      CompletableFuture<LoadResult> landing = new CompletableFuture<>();
      all.add(landing);
      Thread thread = new Thread(() -> complete(landing, load));
      threads.add(thread);
      thread.start();
    }
    await()
        .until(
            () -> threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
    return all;
  }

  private void complete(CompletableFuture<LoadResult> landing, Supplier<LoadResult> load) {
    try {
      landing.complete(flights.take(CacheKey.ofList("blogs"), boardingEnds -> load.get()));
    } catch (RuntimeException | Error e) {
      landing.completeExceptionally(e);
    }
  }

  private LoadResult waitAndLand(boolean current) {
    int load = loads.incrementAndGet();
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    Representation found =
        new Representation(
            new byte[0], Integer.toString(load), null, CacheOutcome.of(Source.STORED));
    return new LoadResult(Optional.of(found), current);
  }

  private static String tag(LoadResult landing) {
    return landing.found().orElseThrow().tag();
  }
}
