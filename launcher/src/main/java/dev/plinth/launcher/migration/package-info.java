/**
 * {@code plinth migrate} and {@code plinth migration …}: the schema's history, without a server.
 * What is applied and how is the persistence layer's, the same that a starting server does; here is
 * what people are told about it. What contradicts the history is refused, with what to do about it.
 */
package dev.plinth.launcher.migration;
