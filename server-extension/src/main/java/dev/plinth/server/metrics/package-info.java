/**
 * The numbers on {@code /metrics} of the operations port, in the format of Prometheus: how long
 * requests took, the connection pool, the state of every service and of what it depends on, the
 * virtual machine, and whatever the services register with MicroProfile Metrics.
 *
 * <p>One registry for the whole server writes each of them once, with a label for the service. The
 * server's own page repeats everything for each application, and its histograms are samples.
 */
package dev.plinth.server.metrics;
