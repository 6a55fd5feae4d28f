package dev.plinth.launcher.account;

import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;

/** Grants a user the role of administrator. */
@Command(name = "grant", header = "Makes a user an administrator.")
final class GrantCommand extends AccountCommand {

  GrantCommand() {
    super("admin-grant", "is an administrator");
  }

  @Override
  Optional<UUID> change(Accounts accounts, String username) throws SQLException {
    return accounts.administrate(username, true);
  }
}
