package dev.plinth.launcher.settings;

/** What is about to start with the configuration. */
enum Start {
  /** A command that starts no server. */
  COMMAND,
  /** A server, by {@code plinth up}, which starts what is not configured. */
  UP,
  /** A server without {@code plinth up}: a container, or a domain of Payara Server. */
  ALONE
}
