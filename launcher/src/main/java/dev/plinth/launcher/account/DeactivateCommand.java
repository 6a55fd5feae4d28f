package dev.plinth.launcher.account;

import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;

/** Stops a user from signing in and ends the user's sessions. */
@Command(
    name = "deactivate",
    header = "Stops a user from signing in and ends all sessions. Deletes nothing.")
final class DeactivateCommand extends AccountCommand {

  DeactivateCommand() {
    super("user-deactivation", "can no longer sign in, and all sessions have ended");
  }

  @Override
  Optional<UUID> change(Accounts accounts, String username) throws SQLException {
    return accounts.activate(username, false);
  }
}
