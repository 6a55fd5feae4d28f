/**
 * The configuration, read from the environment once and validated as a whole: every wrong value is
 * reported at the same time, before anything is started. No message and no {@code toString} shows a
 * password.
 */
package dev.plinth.launcher.settings;
