/**
 * Redis, by one small pool of connections per service. Nothing waits for it longer than its time
 * limits, which are short: no request may fail or hang because Redis is gone.
 */
package dev.plinth.persistence.cache;
