/**
 * Load: the workloads, and the clients that send them. wrk measures throughput in a closed loop, a
 * client of our own the latency at a constant rate, and pgbench the database alone.
 */
package dev.plinth.benchmarks.load;
