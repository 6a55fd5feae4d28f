/**
 * Control of a running application: {@code plinth status}, {@code stop} and {@code logs}. They find
 * its process by the home's lock and need no variable but PLINTH_HOME.
 */
package dev.plinth.launcher.running;
