/**
 * How the library begins to work: the server creates its I/O strategy before it opens a listener,
 * and that boots everything else.
 */
package dev.plinth.server.boot;
