/**
 * Startup and shutdown of the application: {@code plinth up}. It starts all that the application
 * needs in order, prints {@code ready} once all services answer, and stops everything in reverse
 * order. A failure is reported in one line, and nothing is left running.
 */
package dev.plinth.launcher.up;
