/**
 * The audit log: a line for each event that matters to security, in one form whoever writes it, to
 * the logger {@code audit}. A line tells what happened, to whom, by whom, from where and with what
 * result, and never a secret.
 */
package dev.plinth.runtime.audit;
