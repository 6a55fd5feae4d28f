package dev.plinth.rest.conditional;

import dev.plinth.runtime.representation.CacheOutcome;

/**
 * The {@code Cache-Status} field: how the cache handled a request.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9211">RFC 9211</a>
 */
public final class CacheStatus {

  private CacheStatus() {}

  /** Returns the value of the field. */
  public static String of(CacheOutcome origin) {
    return "plinth; "
        + switch (origin.source()) {
          case CACHE -> "hit; ttl=" + origin.timeToLive().toSeconds();
          // Section 4: a stale hit has a negative freshness lifetime.
          case STALE_CACHE ->
              "hit; ttl=-"
                  + Math.max(1, origin.age().toSeconds())
                  + "; detail=database-unavailable";
          case STORED -> "fwd=miss; stored";
          case MISSED -> "fwd=miss";
          case SHARED -> "fwd=miss; collapsed";
          case DATABASE -> "fwd=bypass";
        };
  }
}
