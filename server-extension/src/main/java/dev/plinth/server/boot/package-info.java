/**
 * Boots the library: the server creates the I/O strategy before it opens a listener, the strategy
 * accepts no connection yet, and the first virtual server boots everything else.
 */
package dev.plinth.server.boot;
