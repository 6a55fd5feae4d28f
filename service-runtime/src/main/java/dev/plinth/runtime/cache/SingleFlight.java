package dev.plinth.runtime.cache;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * Single flight: concurrent callers of one key share one database read, the call in flight.
 *
 * <p>A caller must not get data that was already outdated when the caller arrived. A call in flight
 * may have read the database before that. So a caller uses its result only if it joined while the
 * call still accepted callers, and the call found its result to be current after that. All other
 * callers share the next call, which starts after they arrived.
 */
final class SingleFlight {

  private final ConcurrentMap<CacheKey, Call> inFlight = new ConcurrentHashMap<>();

  private static final class Call {

    private final CompletableFuture<LoadResult> result = new CompletableFuture<>();
    private volatile boolean joinable = true;
  }

  /**
   * Returns the result of a call in flight that this caller may use, or of a new call.
   *
   * @param loader reads the database, in a new call; before it checks whether its result is
   *     current, it must run its argument, so that the call stops accepting callers
   */
  LoadResult load(CacheKey key, Function<Runnable, LoadResult> loader) {
    Call mine = new Call();
    boolean startsAfterArrival = false;
    while (true) {
      Call other = inFlight.putIfAbsent(key, mine);
      if (other == null) {
        return lead(key, mine, loader);
      }
      boolean joined = other.joinable;
      LoadResult result = await(other);
      if (startsAfterArrival || (joined && result.isCurrent())) {
        return result.shared();
      }
      startsAfterArrival = true;
    }
  }

  private LoadResult lead(CacheKey key, Call call, Function<Runnable, LoadResult> loader) {
    try {
      LoadResult result = loader.apply(() -> call.joinable = false);
      // Remove the call first: a waiting caller may look for the next one at once.
      inFlight.remove(key);
      call.result.complete(result);
      return result;
    } catch (RuntimeException | Error e) {
      inFlight.remove(key);
      call.result.completeExceptionally(e);
      throw e;
    }
  }

  private static LoadResult await(Call call) {
    try {
      return call.result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }
}
