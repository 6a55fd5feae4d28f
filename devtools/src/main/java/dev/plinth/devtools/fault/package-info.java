/**
 * Faults that {@code plinth chaos} and the system tests cause: signals to processes, and clients
 * that hold their connections. The package needs the JDK only.
 */
package dev.plinth.devtools.fault;
