package dev.plinth.launcher.account;

import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;

/** Lets a deactivated user sign in again. */
@Command(name = "activate", header = "Lets a deactivated user sign in again.")
final class ActivateCommand extends AccountCommand {

  ActivateCommand() {
    super("user-activation", "can sign in");
  }

  @Override
  Optional<UUID> change(Accounts accounts, String username) throws SQLException {
    return accounts.activate(username, true);
  }
}
