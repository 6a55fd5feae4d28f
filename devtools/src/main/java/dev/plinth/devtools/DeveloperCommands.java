package dev.plinth.devtools;

import dev.plinth.devtools.chaos.ChaosCommand;
import dev.plinth.devtools.devloop.DevCommand;
import dev.plinth.devtools.migration.CreateMigrationCommand;
import dev.plinth.devtools.migration.GenerateMigrationCommand;
import dev.plinth.devtools.service.ServiceCommand;
import dev.plinth.launcher.CommandProvider;
import picocli.CommandLine;

/** Adds the commands for developers. */
public final class DeveloperCommands implements CommandProvider {

  @Override
  public void addTo(CommandLine plinth) {
    plinth
        .addSubcommand(new DevCommand())
        .addSubcommand(new ChaosCommand())
        .addSubcommand(new ServiceCommand());
    plinth
        .getSubcommands()
        .get("migration")
        .addSubcommand(new CreateMigrationCommand())
        .addSubcommand(new GenerateMigrationCommand());
  }
}
