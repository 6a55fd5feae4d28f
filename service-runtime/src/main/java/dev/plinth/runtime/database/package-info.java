/**
 * The database as its users and its operators see it: who may use it when, what is repeated, and
 * what a failure means. The command, the server's log and the health checks say the same sentence
 * about the same failure.
 *
 * <p>A bean with {@link dev.plinth.runtime.database.NeedsDatabase} is called, from outside to
 * inside, through {@link dev.plinth.runtime.database.DatabaseGate}, {@link
 * dev.plinth.runtime.database.DatabaseBulkhead}, MicroProfile Fault Tolerance, the transaction, and
 * {@link dev.plinth.runtime.database.TransientFailures}.
 */
package dev.plinth.runtime.database;
