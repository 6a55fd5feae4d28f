package dev.plinth.launcher.account;

import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;

/** Revokes the role of administrator. */
@Command(name = "revoke", header = "Revokes the role of administrator and ends all sessions.")
final class RevokeCommand extends AccountCommand {

  RevokeCommand() {
    super("admin-revoke", "is no longer an administrator, and all sessions have ended");
  }

  @Override
  Optional<UUID> change(Accounts accounts, String username) throws SQLException {
    return accounts.administrate(username, false);
  }
}
