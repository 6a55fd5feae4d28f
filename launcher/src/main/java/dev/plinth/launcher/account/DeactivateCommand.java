package dev.plinth.launcher.account;

import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;

/** Keeps a user out. */
@Command(
    name = "deactivate",
    header = "Keeps a user out, and ends all sessions. Nothing is deleted.")
final class DeactivateCommand extends AccountCommand {

  DeactivateCommand() {
    super("user-deactivation", "can't sign in, and is signed out");
  }

  @Override
  Optional<UUID> change(Accounts accounts, String username) throws SQLException {
    return accounts.activate(username, false);
  }
}
