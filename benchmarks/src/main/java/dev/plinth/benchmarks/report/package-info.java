/**
 * The report of a run: the tables between two markers of {@code docs/performance.md}, and the
 * charts that it shows.
 */
package dev.plinth.benchmarks.report;
