/**
 * The embedded Redis: a cache only, so nothing is kept on disk and the oldest entries go when its
 * memory is full. It listens on the loopback address and asks for a password that is new on each
 * start. The program is a redis-server or valkey-server of this computer if there is one that still
 * gets fixes, else the one that Plinth brings along.
 */
package dev.plinth.launcher.redis;
