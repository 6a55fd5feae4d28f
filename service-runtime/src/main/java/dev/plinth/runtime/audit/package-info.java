/**
 * Audit log: one line for each security event, in one format, to the logger {@code audit}. A line
 * contains the event, its result, who did it to whom and from where, and never a secret.
 */
package dev.plinth.runtime.audit;
