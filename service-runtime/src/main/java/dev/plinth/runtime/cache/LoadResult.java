package dev.plinth.runtime.cache;

import dev.plinth.runtime.representation.CacheOutcome;
import dev.plinth.runtime.representation.CacheOutcome.Source;
import dev.plinth.runtime.representation.Representation;
import java.util.Optional;

/**
 * What a flight brings.
 *
 * @param found what was read; empty if there is none
 * @param isCurrent whether it was certainly still so after boarding had ended
 */
record LoadResult(Optional<Representation> found, boolean isCurrent) {

  /** Returns the same for somebody who only joined. */
  LoadResult shared() {
    return new LoadResult(found.map(LoadResult::shared), isCurrent);
  }

  /** What a flight found in the cache was found there for all of them. */
  private static Representation shared(Representation found) {
    return found.origin().source() == Source.CACHE
        ? found
        : found.from(CacheOutcome.of(Source.SHARED));
  }
}
