/**
 * Redis client: connections, login, Lua scripts, and the state of Redis. The cache and the rate
 * limits use it; no request fails because Redis is unavailable.
 */
package dev.plinth.runtime.redis;
