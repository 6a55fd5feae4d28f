/**
 * The embedded Redis: a cache only, so nothing is kept on disk and the oldest entries go when its
 * memory is full. It listens on the loopback address and asks for a password that is new on each
 * start.
 */
package dev.plinth.launcher.redis;
