/**
 * Cache of database reads in Redis and in memory, shared by all servers and coherent: a read that
 * begins after a write was acknowledged returns that write or a later one.
 *
 * <ul>
 *   <li><b>Generation</b>: a number in PostgreSQL, stored with each entry. An entry of an earlier
 *       generation is invalid. One row holds the current generation and whether the cache is open.
 *   <li><b>Lease</b>: how long a service may rely on that row after reading it. A service serves
 *       entries as current only while it holds a lease.
 *   <li><b>Mark</b>: before a write commits, it marks its entries in Redis as pending, so no reader
 *       is served from them. After the commit it publishes the new values, and only then returns.
 *   <li><b>Nonce</b>: a miss leaves one in Redis and a mark deletes it. A reader stores what it
 *       loaded only if its nonce is still there, or the entry is pending at exactly the loaded
 *       version. So it can't overwrite a later write.
 *   <li><b>Member</b>: a service that holds entries in its memory. PostgreSQL lists the members. A
 *       writer returns only when each one has confirmed that it dropped the entry, or is lost and
 *       its lease has expired.
 *   <li><b>Single flight</b>: concurrent misses of one key share one database read.
 * </ul>
 *
 * <p>A write that can't use Redis closes the cache for all servers and waits until every lease has
 * expired. While the database is unavailable, entries are served as stale. No request fails because
 * Redis is unavailable, or waits for it longer than a short timeout. {@code docs/cache.md}
 * describes the protocol and why it is correct.
 */
package dev.plinth.runtime.cache;
