/**
 * Working on the services while they run: what is saved is compiled and deployed within seconds,
 * each service for itself and both after a change of what they share. What doesn't compile or
 * deploy is told with file and line, and what ran before runs on. The sources are only read; what
 * is made of them stays in PLINTH_HOME.
 */
package dev.plinth.devtools.devloop;
