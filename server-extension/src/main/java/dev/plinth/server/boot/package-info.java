/**
 * Boots the library: the server creates the I/O strategy before it opens a listener, and the
 * strategy boots everything else.
 */
package dev.plinth.server.boot;
