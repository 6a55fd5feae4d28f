/**
 * PLINTH_HOME: the state that a run keeps on disk. The folder and its secrets are readable by their
 * owner only. One launcher at a time uses it, and the next one ends what a killed launcher left
 * running.
 */
package dev.plinth.launcher.home;
