/**
 * Process management: starts, monitors and stops other programs. Each runs in its own session, so
 * that Ctrl-C reaches the launcher only, which then stops them in order.
 */
package dev.plinth.launcher.process;
