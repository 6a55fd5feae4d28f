package dev.plinth.devtools.chaos;

import java.time.Duration;

/** What the guides promise, with the limits that chaos applies. */
enum Promise {
  REFUSES_AT_ONCE(
      "what needs the database gets 503 with Retry-After at once", "1 s", "availability.md"),
  CACHE_ANSWERS("reads from the cache continue", "all, within 1 s", "cache.md"),
  ALIVE_NOT_READY("alive, and not ready", "all", "availability.md#health"),
  RECOVERS("answers again by itself", "no failure later than 2 s after", "availability.md"),
  ANSWERS_OR_REFUSES("answers, or refuses with 503 and Retry-After", "5 s", "availability.md"),
  FAILS_NO_REQUEST("no request fails", "0, within 5 s", "cache.md"),
  STAYS_READY("stays ready", "all", "availability.md#health"),
  OTHERS_UNAFFECTED(
      "no request of another service fails", "0, within 5 s", "availability.md#the-bulkhead"),
  CLIENTS_UNAFFECTED("slow clients delay no other", "0, within 2 s", "faults.md#one-client"),
  NO_ERRORS("nothing else than success and 503 with Retry-After", "0", "faults.md"),
  NO_WRITE_LOST("no acknowledged write is lost", "0", "availability.md#measured");

  static final Duration AT_ONCE = Duration.ofSeconds(1);
  static final Duration SOON = Duration.ofSeconds(2);
  static final Duration LATEST = Duration.ofSeconds(5);

  private final String text;
  private final String limit;
  private final String guide;

  Promise(String text, String limit, String guide) {
    this.text = text;
    this.limit = limit;
    this.guide = guide;
  }

  String text() {
    return text;
  }

  /** The limit in words. */
  String limit() {
    return limit;
  }

  /** The section of the guides, relative to their folder. */
  String guide() {
    return guide;
  }
}
