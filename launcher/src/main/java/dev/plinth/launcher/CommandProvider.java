package dev.plinth.launcher;

import picocli.CommandLine;

/**
 * Adds commands to {@code plinth}, where its module is on the class path.
 *
 * @see java.util.ServiceLoader
 */
public interface CommandProvider {

  /** Adds the commands to the whole command or to one of its groups. */
  void addTo(CommandLine plinth);
}
