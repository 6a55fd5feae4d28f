package dev.plinth.runtime.representation;

import java.util.Optional;

/**
 * A cache entry that the service holds in its memory. A response made from it may be repeated
 * without another read, as long as the entry is current.
 */
public interface HeldEntry {

  /** Returns the outcome of a read of this entry now; empty if it is no longer current. */
  Optional<CacheOutcome> read();

  /** Counts a response that repeated this entry as a hit. */
  void countHit();
}
