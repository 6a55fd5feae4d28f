/**
 * The embedded Redis: a cache only, so it keeps nothing on disk and evicts the least recently used
 * entries when its memory is full. It listens on the loopback address and requires a password that
 * is new on each start. The program is a maintained redis-server or valkey-server of this computer,
 * or else the bundled one.
 */
package dev.plinth.launcher.redis;
