/**
 * {@code plinth up}: brings up all that the application needs, in order, says {@code ready} once
 * both services answer, and takes it all down in the reverse order. Whatever goes wrong on the way
 * is told in one line, and nothing is left running.
 */
package dev.plinth.launcher.up;
