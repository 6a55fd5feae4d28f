package dev.plinth.runtime.cache;

import dev.plinth.runtime.representation.CacheOutcome;
import dev.plinth.runtime.representation.CacheOutcome.Source;
import dev.plinth.runtime.representation.Representation;
import java.util.Optional;

/**
 * The result of a call in flight.
 *
 * @param found the value; empty if it does not exist
 * @param isCurrent whether it was certainly still current after the call stopped accepting callers
 */
record LoadResult(Optional<Representation> found, boolean isCurrent) {

  /** Returns this result for a caller that joined the call. */
  LoadResult shared() {
    return new LoadResult(found.map(LoadResult::shared), isCurrent);
  }

  /** A hit stays a hit for each caller. */
  private static Representation shared(Representation found) {
    return found.origin().source() == Source.CACHE
        ? found
        : found.from(CacheOutcome.of(Source.SHARED));
  }
}
