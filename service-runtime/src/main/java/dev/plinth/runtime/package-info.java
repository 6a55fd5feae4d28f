/**
 * What keeps a service working while the things that it depends on come and go: health, the state
 * of PostgreSQL and Redis, the cache, rate limits, and what a service writes about itself. It has
 * no entity and no resource, so that every service can stand on it.
 */
package dev.plinth.runtime;
