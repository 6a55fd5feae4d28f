/**
 * Commands that write migrations to the source tree: {@code plinth migration create} and {@code
 * plinth migration generate}.
 */
package dev.plinth.devtools.migration;
