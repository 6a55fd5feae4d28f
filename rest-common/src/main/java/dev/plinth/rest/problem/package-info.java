/**
 * Problem documents (RFC 9457): the one form of every error that a service answers. Throw a {@link
 * dev.plinth.rest.problem.ProblemException}, a fact of the persistence layer, or any exception of
 * JAX-RS; one mapper makes the document. Unforeseen exceptions are logged with a reference that the
 * client gets to see, and nothing else of them leaves.
 */
package dev.plinth.rest.problem;
