/** Observability of the running product: metrics, alerts, traces, the log. */
package dev.plinth.system.observe;
