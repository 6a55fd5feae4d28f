/**
 * Redis: its connections, its login, the Lua scripts, and when it counts as unusable. The cache and
 * the rate limits use it; nothing fails because it is away.
 */
package dev.plinth.runtime.redis;
