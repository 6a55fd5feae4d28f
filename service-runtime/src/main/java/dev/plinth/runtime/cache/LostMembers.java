package dev.plinth.runtime.cache;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The members that are lost, and since when this service has known it. */
final class LostMembers {

  private final Map<UUID, Long> knownSince = new ConcurrentHashMap<>();

  /** Notes which members are lost according to the newest lease. */
  void note(Lease lease) {
    Set<UUID> lost =
        lease.members().stream()
            .filter(CacheMember::isLost)
            .map(CacheMember::id)
            .collect(Collectors.toSet());
    knownSince.keySet().retainAll(lost);
    lost.forEach(id -> knownSince.putIfAbsent(id, System.nanoTime()));
  }

  /**
   * Returns since when this service has known that a member is lost, by {@link System#nanoTime()};
   * empty if the member is not lost, or was removed since.
   */
  Optional<Long> knownSince(UUID member) {
    return Optional.ofNullable(knownSince.get(member));
  }
}
