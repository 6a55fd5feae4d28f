package dev.plinth.launcher.account;

import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;

/** Takes the administrator's role. */
@Command(name = "revoke", header = "Takes the administrator's role, and all sessions.")
final class RevokeCommand extends AccountCommand {

  RevokeCommand() {
    super("admin-revoke", "is no administrator, and signed out");
  }

  @Override
  Optional<UUID> change(Accounts accounts, String username) throws SQLException {
    return accounts.administrate(username, false);
  }
}
