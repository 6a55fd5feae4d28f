/**
 * The database that a command works on while no server need run: the one that DB_HOST names, or the
 * embedded one of PLINTH_HOME. The embedded one is used where the application runs it, and else
 * runs as long as the command. Who can't log in is told why, in one line that names the address.
 */
package dev.plinth.launcher.database;
