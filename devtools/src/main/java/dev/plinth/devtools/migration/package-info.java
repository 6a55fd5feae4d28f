/**
 * {@code plinth migration create} and {@code plinth migration generate}: write the file of a
 * migration in the source tree.
 */
package dev.plinth.devtools.migration;
