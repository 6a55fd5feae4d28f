/**
 * The one PostgreSQL that all systems share, and what is known about it: its rows, and the
 * statements that a system sends.
 */
package dev.plinth.benchmarks.database;
