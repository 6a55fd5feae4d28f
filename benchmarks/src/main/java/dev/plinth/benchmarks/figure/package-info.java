/**
 * The figures of a run: series of measured values, what is computed from them, and the requirements
 * that they are compared with. {@code figures.json} has all of them.
 */
package dev.plinth.benchmarks.figure;
