/**
 * {@code plinth status}, {@code stop} and {@code logs}: what another process of Plinth runs with
 * PLINTH_HOME. They find it by the home's lock, and need no variable but PLINTH_HOME.
 */
package dev.plinth.launcher.running;
