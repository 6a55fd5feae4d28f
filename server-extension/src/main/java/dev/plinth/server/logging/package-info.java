/**
 * The log as lines of JSON, for those who collect it. It stands in a jar of its own too, which Java
 * has to have before everything else: the log begins before the server finds its libraries.
 */
package dev.plinth.server.logging;
