package dev.plinth.rest.responsecache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The responses that may be repeated, in a bounded map. */
@ApplicationScoped
public class ResponseCache {

  private static final int MAX_BYTES = 32 * 1024 * 1024;

  /** What a response takes besides its body. */
  private static final int OVERHEAD_BYTES = 800;

  private final Cache<RequestKey, CachedResponse> responses =
      Caffeine.newBuilder()
          .maximumWeight(MAX_BYTES)
          .weigher(ResponseCache::weight)
          // Not in a pool of the JDK, whose threads keep the class loader of the first user.
          .executor(Runnable::run)
          .build();

  private static int weight(RequestKey key, CachedResponse response) {
    return OVERHEAD_BYTES + key.size() + response.body().length;
  }

  /** Returns the response that may be repeated for a key. */
  public Optional<CachedResponse> find(RequestKey key) {
    return Optional.ofNullable(responses.getIfPresent(key));
  }

  void put(RequestKey key, CachedResponse response) {
    responses.put(key, response);
  }

  /** Removes a response whose entry is no longer current. */
  void remove(RequestKey key, CachedResponse response) {
    responses.asMap().remove(key, response);
  }
}
