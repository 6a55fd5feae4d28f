/**
 * Fault tolerance of database calls: gate, bulkhead, retry and circuit breaker, and the meaning of
 * each failure. The command, the server's log and the health checks describe a failure by the same
 * sentence.
 *
 * <p>A call to a bean with {@link dev.plinth.runtime.database.NeedsDatabase} passes, from outside
 * to inside, {@link dev.plinth.runtime.database.DatabaseGate}, {@link
 * dev.plinth.runtime.database.DatabaseBulkhead}, MicroProfile Fault Tolerance, the transaction, and
 * {@link dev.plinth.runtime.database.TransientFailureInterceptor}.
 */
package dev.plinth.runtime.database;
