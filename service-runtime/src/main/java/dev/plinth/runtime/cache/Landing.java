package dev.plinth.runtime.cache;

import dev.plinth.runtime.representation.Origin;
import dev.plinth.runtime.representation.Origin.Source;
import dev.plinth.runtime.representation.Snapshot;
import java.util.Optional;

/**
 * What a flight brings.
 *
 * @param found what was read; empty if there is none
 * @param isCurrent whether it was certainly still so after boarding had ended
 */
record Landing(Optional<Snapshot> found, boolean isCurrent) {

  /** Returns the same for somebody who only joined. */
  Landing shared() {
    return new Landing(found.map(Landing::shared), isCurrent);
  }

  /** What a flight found in the cache was found there for all of them. */
  private static Snapshot shared(Snapshot found) {
    return found.origin().source() == Source.CACHE ? found : found.from(Origin.of(Source.SHARED));
  }
}
