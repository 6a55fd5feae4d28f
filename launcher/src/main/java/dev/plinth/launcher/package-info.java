/**
 * The {@code plinth} command-line interface. Every subcommand is a class that {@link
 * dev.plinth.launcher.Plinth} lists; exit codes are 0 done, 1 failed, 2 wrong usage. Messages for
 * people go to standard error, data to standard output.
 */
package dev.plinth.launcher;
