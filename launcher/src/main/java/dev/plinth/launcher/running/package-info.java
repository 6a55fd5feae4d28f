/**
 * Control of a running application: {@code plinth status}, {@code stop}, {@code logs} and {@code
 * log}. They find its process by files in the home and need no variable but PLINTH_HOME.
 */
package dev.plinth.launcher.running;
