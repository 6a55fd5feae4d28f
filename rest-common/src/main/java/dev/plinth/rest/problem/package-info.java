/**
 * Problem documents (RFC 9457), the form of every error response. A use case throws a fact ({@link
 * dev.plinth.runtime.fact}); code that knows HTTP throws a {@link
 * dev.plinth.rest.problem.ProblemException} or an exception of JAX-RS. One mapper makes the
 * document. Kinds that a status alone does not explain have pages. An unexpected exception is
 * logged under a reference id, and the client gets only the id.
 */
package dev.plinth.rest.problem;
