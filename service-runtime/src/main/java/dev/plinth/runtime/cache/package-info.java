/**
 * Reads that are answered from Redis, never with less than what was acknowledged before they began.
 *
 * <p>A service serves entries as current under a lease, which the database grants for a short
 * while. A write announces in Redis what it is about to change before it commits, and publishes it
 * before it is acknowledged; if it can't, it closes the cache for all and waits until no lease is
 * left. In an outage of the database what is there is served as stale. Nothing fails because Redis
 * is gone, and nothing waits for it longer than its short time limits. {@code docs/cache.md} has
 * the protocol and why it is right.
 */
package dev.plinth.runtime.cache;
