package dev.plinth.devtools;

import dev.plinth.devtools.dev.Dev;
import dev.plinth.devtools.migration.Create;
import dev.plinth.devtools.migration.Generate;
import dev.plinth.launcher.CommandProvider;
import picocli.CommandLine;

/** The commands for developers. */
public final class DeveloperCommands implements CommandProvider {

  @Override
  public void addTo(CommandLine plinth) {
    plinth.addSubcommand(new Dev());
    plinth
        .getSubcommands()
        .get("migration")
        .addSubcommand(new Create())
        .addSubcommand(new Generate());
  }
}
