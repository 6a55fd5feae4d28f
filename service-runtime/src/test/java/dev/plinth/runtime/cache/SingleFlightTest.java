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

  private final SingleFlight singleFlight = new SingleFlight();
  private final AtomicInteger loads = new AtomicInteger();
  private final CountDownLatch gate = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();

  @Test
  void sharesACallInFlightWhoseResultIsCurrent() {
    List<CompletableFuture<LoadResult>> all = loadConcurrently(() -> waitAndLoad(true));

    gate.countDown();

    assertThat(all)
        .extracting(CompletableFuture::join)
        .extracting(SingleFlightTest::tag)
        .containsOnly("1");
    assertThat(loads).hasValue(1);
  }

  @Test
  void loadsAgainForCallersThatJoinedACallWhoseResultMayBeOutdated() {
    List<CompletableFuture<LoadResult>> all = loadConcurrently(() -> waitAndLoad(false));

    gate.countDown();

    List<String> tags =
        all.stream().map(CompletableFuture::join).map(SingleFlightTest::tag).toList();
    assertThat(tags).containsOnlyOnce("1");
    assertThat(tags).filteredOn("2"::equals).isNotEmpty();
  }

  @Test
  void refusesCallersOnceTheCallHasStoppedAcceptingThem() {
    CompletableFuture<LoadResult> early = new CompletableFuture<>();
    Thread leader =
        new Thread(
            () ->
                early.complete(
                    singleFlight.load(
                        CacheKey.ofList("blogs"),
                        stopAccepting -> {
                          stopAccepting.run();
                          return waitAndLoad(true);
                        })));
    leader.start();
    await().until(() -> leader.getState() == Thread.State.WAITING);
    List<CompletableFuture<LoadResult>> late = loadConcurrently(() -> waitAndLoad(true));

    gate.countDown();

    assertThat(tag(early.join())).isEqualTo("1");
    assertThat(late)
        .extracting(CompletableFuture::join)
        .extracting(SingleFlightTest::tag)
        .doesNotContain("1");
  }

  @Test
  void marksTheResultOfJoinedCallersAsShared() {
    List<CompletableFuture<LoadResult>> all = loadConcurrently(() -> waitAndLoad(true));

    gate.countDown();

    assertThat(all)
        .extracting(CompletableFuture::join)
        .extracting(result -> result.found().orElseThrow().origin().source())
        .containsOnlyOnce(Source.STORED)
        .contains(Source.SHARED);
  }

  @Test
  void failsAllJoinedCallersAndLoadsAgainAfterwards() {
    List<CompletableFuture<LoadResult>> all =
        loadConcurrently(
            () -> {
              waitAndLoad(true);
              throw new IllegalStateException("no database");
            });

    gate.countDown();

    all.forEach(result -> assertThatThrownBy(result::join).hasMessageContaining("no database"));
    assertThat(tag(singleFlight.load(CacheKey.ofList("blogs"), stopAccepting -> waitAndLoad(true))))
        .isEqualTo("2");
  }

  private List<CompletableFuture<LoadResult>> loadConcurrently(Supplier<LoadResult> load) {
    List<CompletableFuture<LoadResult>> all = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      CompletableFuture<LoadResult> result = new CompletableFuture<>();
      all.add(result);
      Thread thread = new Thread(() -> complete(result, load));
      threads.add(thread);
      thread.start();
    }
    await()
        .until(
            () -> threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
    return all;
  }

  private void complete(CompletableFuture<LoadResult> result, Supplier<LoadResult> load) {
    try {
      result.complete(singleFlight.load(CacheKey.ofList("blogs"), stopAccepting -> load.get()));
    } catch (RuntimeException | Error e) {
      result.completeExceptionally(e);
    }
  }

  private LoadResult waitAndLoad(boolean current) {
    int load = loads.incrementAndGet();
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    Representation found =
        new Representation(
            new byte[0], Integer.toString(load), null, null, CacheOutcome.of(Source.STORED));
    return new LoadResult(Optional.of(found), current);
  }

  private static String tag(LoadResult result) {
    return result.found().orElseThrow().tag();
  }
}
