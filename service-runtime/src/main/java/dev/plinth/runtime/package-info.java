/**
 * Service runtime: what every service needs besides its own features. It monitors PostgreSQL and
 * Redis, and provides health checks, the cache, rate limits, the audit log and tracing. It has no
 * entities and no JAX-RS resources.
 */
package dev.plinth.runtime;
