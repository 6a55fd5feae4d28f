package dev.plinth.runtime.cache;

import java.util.List;
import java.util.UUID;

/**
 * A lease: the state of the cache as PostgreSQL has it. A service may rely on it for {@code
 * plinth.cache.lease} from the time before it asked.
 *
 * @param generation the generation whose entries are valid
 * @param isOpen whether entries may be served as current
 * @param runId the run of Redis whose entries are valid; null before the cache is first opened
 * @param members the services that may hold entries in their memory
 * @param requestedAt when the service asked the database, by {@link System#nanoTime()}
 */
record Lease(
    long generation, boolean isOpen, String runId, List<CacheMember> members, long requestedAt) {

  /** Returns whether a member may serve entries from its memory. */
  boolean isMember(UUID id) {
    for (CacheMember member : members) {
      if (member.id().equals(id)) {
        return !member.isLost();
      }
    }
    return false;
  }
}
