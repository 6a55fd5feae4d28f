/**
 * The database layer that all services share: one persistence unit on the server's one connection
 * pool, the migrations and the seeds.
 *
 * <p>Services call repositories, which answer with views (records) and change entities inside their
 * own transaction. What can go wrong by right is thrown as a fact: {@link
 * dev.plinth.runtime.fact.NotFound} or a {@link dev.plinth.runtime.fact.Conflict}. Nothing here
 * knows of HTTP.
 */
package dev.plinth.persistence;
