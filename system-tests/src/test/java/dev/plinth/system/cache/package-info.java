/** The cache, on two servers that share one PostgreSQL and one Redis. */
package dev.plinth.system.cache;
