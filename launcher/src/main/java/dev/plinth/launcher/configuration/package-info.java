/** The command that checks the configuration and shows its table. */
package dev.plinth.launcher.configuration;
