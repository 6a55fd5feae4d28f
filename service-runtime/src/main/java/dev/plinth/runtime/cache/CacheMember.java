package dev.plinth.runtime.cache;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A service that may hold entries of some caches in its memory.
 *
 * @param id a new one each time that it joins
 * @param caches the names of the caches
 * @param isLost whether it failed to confirm an invalidation: it may serve such entries until its
 *     lease expires, and no longer
 */
record CacheMember(UUID id, Set<String> caches, boolean isLost) {

  /** Parses members as {@link CacheGenerations} selects them. */
  static List<CacheMember> parse(String members) {
    return members == null
        ? List.of()
        : Arrays.stream(members.split(",")).map(CacheMember::parseOne).toList();
  }

  private static CacheMember parseOne(String member) {
    String[] fields = member.split(" ", 3);
    return new CacheMember(
        UUID.fromString(fields[0]), Set.of(fields[2].split(" ")), fields[1].equals("t"));
  }

  boolean holds(CacheKey key) {
    return caches.contains(key.cache());
  }
}
