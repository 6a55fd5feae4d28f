package dev.plinth.runtime.cache;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * Lets one read the database for all who want the same at the same time. Nobody gets what may have
 * been outdated when he came: a flight under way is good for those who board it only if what it
 * brings is found to be current after boarding has ended. All others take the next one, which
 * begins after they came and so is good for all of them.
 */
final class SingleFlight {

  private final ConcurrentMap<CacheKey, Flight> underWay = new ConcurrentHashMap<>();

  private static final class Flight {

    private final CompletableFuture<LoadResult> landing = new CompletableFuture<>();
    private volatile boolean boarding = true;
  }

  /**
   * Returns what a flight brings.
   *
   * @param load reads the database, if there is no flight to board; it says when boarding ends,
   *     which has to be before it finds out whether what it has is current
   */
  LoadResult take(CacheKey key, Function<Runnable, LoadResult> load) {
    Flight mine = new Flight();
    boolean beganAfterMe = false;
    while (true) {
      Flight other = underWay.putIfAbsent(key, mine);
      if (other == null) {
        return lead(key, mine, load);
      }
      boolean boarded = other.boarding;
      LoadResult landing = await(other);
      if (beganAfterMe || (boarded && landing.isCurrent())) {
        return landing.shared();
      }
      beganAfterMe = true;
    }
  }

  private LoadResult lead(CacheKey key, Flight flight, Function<Runnable, LoadResult> load) {
    try {
      LoadResult landing = load.apply(() -> flight.boarding = false);
      // First this: whoever waits for it may look for the next one at once.
      underWay.remove(key);
      flight.landing.complete(landing);
      return landing;
    } catch (RuntimeException | Error e) {
      underWay.remove(key);
      flight.landing.completeExceptionally(e);
      throw e;
    }
  }

  private static LoadResult await(Flight flight) {
    try {
      return flight.landing.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }
}
