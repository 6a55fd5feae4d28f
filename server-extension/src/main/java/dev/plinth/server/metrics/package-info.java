/**
 * Metrics on {@code /metrics} of the operations port, in the Prometheus format: request times, the
 * connection pool, the state of every service and its dependencies, the JVM, and what the services
 * register with MicroProfile Metrics.
 *
 * <p>One registry for the whole server exports each metric once, with a label for the service. The
 * server's own page repeats every metric for each application, and its histograms are samples.
 */
package dev.plinth.server.metrics;
