/**
 * The stages of a run, one after the other: starts, rounds of load, the latency at a constant rate,
 * the ceiling of the database, and statements per request.
 */
package dev.plinth.benchmarks.stage;
