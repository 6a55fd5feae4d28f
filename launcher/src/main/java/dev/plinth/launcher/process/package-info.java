/**
 * Starting, watching and ending other programs. Each runs in a session of its own, so that Ctrl-C
 * reaches the launcher alone, which then stops them in order.
 */
package dev.plinth.launcher.process;
