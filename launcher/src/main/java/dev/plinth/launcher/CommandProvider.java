package dev.plinth.launcher;

import picocli.CommandLine;

/**
 * Service provider that adds commands to {@code plinth} if its module is on the class path.
 *
 * @see java.util.ServiceLoader
 */
public interface CommandProvider {

  /** Adds the commands to {@code plinth} or to one of its groups. */
  void addTo(CommandLine plinth);
}
