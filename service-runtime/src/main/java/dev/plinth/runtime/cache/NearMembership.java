package dev.plinth.runtime.cache;

import java.util.UUID;

/**
 * The membership of this service: an id, and the entries that it holds under this id. A service
 * that leaves or is lost drops both; it joins again with another id and without entries.
 */
final class NearMembership {

  private final UUID id = UUID.randomUUID();
  private final NearEntries entries;
  private volatile boolean isListening;
  private volatile Long joinedAt;

  NearMembership(long maxBytes) {
    entries = new NearEntries(maxBytes, System::nanoTime);
  }

  UUID id() {
    return id;
  }

  NearEntries entries() {
    return entries;
  }

  /** Notes that its inbox works. */
  void listens() {
    isListening = true;
  }

  /** Returns whether its inbox works: otherwise each writer would wait for it in vain. */
  boolean isListening() {
    return isListening;
  }

  /** Notes that all leases from now on list this member. */
  void joined() {
    joinedAt = System.nanoTime();
  }

  /** Returns when it joined, by {@link System#nanoTime()}; null if it has not joined yet. */
  Long joinedAt() {
    return joinedAt;
  }
}
