/**
 * The target database of a command: the one that DB_HOST names, or the embedded one of PLINTH_HOME.
 * No server needs to run. If the application runs the embedded one, the command uses it; otherwise
 * it runs as long as the command. A failed log-in is reported in one line that names the address.
 */
package dev.plinth.launcher.database;
