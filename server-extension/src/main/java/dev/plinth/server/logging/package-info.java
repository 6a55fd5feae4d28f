/**
 * Levels that change while the server runs, and JSON logging for log collectors. The package also
 * has a jar of its own on Java's class path, because logging starts before the server loads its
 * libraries.
 */
package dev.plinth.server.logging;
