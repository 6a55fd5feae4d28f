/**
 * Schema migration from the command line: {@code plinth migrate} and {@code plinth migration …},
 * without a server. The persistence layer applies the migrations, exactly as in a starting server;
 * this package reports them. Migrations that contradict the history are refused, with a remedy.
 */
package dev.plinth.launcher.migration;
