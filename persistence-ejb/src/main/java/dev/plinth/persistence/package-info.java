/**
 * Persistence layer, shared by all services: one persistence unit on the server's connection pool,
 * the migrations and the seeds.
 *
 * <p>Services call repositories, which return views (records) and change entities inside their own
 * transaction. Expected failures are thrown as facts: {@link dev.plinth.runtime.fact.NotFound} or a
 * {@link dev.plinth.runtime.fact.Conflict}. This layer does not know HTTP.
 */
package dev.plinth.persistence;
