/**
 * PLINTH_HOME: what a run leaves on disk. The folder and its secrets are readable by their owner
 * only, one launcher at a time uses it, and the next one finds and ends what a killed launcher left
 * running.
 */
package dev.plinth.launcher.home;
