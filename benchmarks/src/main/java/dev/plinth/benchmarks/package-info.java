/**
 * The benchmark: measures the distribution, as shipped, against two peers on the same machine, the
 * same PostgreSQL and the same data, and writes {@code docs/performance.md}. Rounds of the systems
 * alternate; a figure is the median of its rounds. No process that it starts outlives it.
 */
package dev.plinth.benchmarks;
