package dev.plinth.launcher.account;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.Progress;
import dev.plinth.launcher.database.TargetDatabase;
import dev.plinth.launcher.home.Home;
import dev.plinth.launcher.settings.Settings;
import dev.plinth.persistence.user.LastAdministrator;
import dev.plinth.runtime.audit.AuditEvent;
import dev.plinth.runtime.cache.Cache;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Base of the commands that change a user's role or access. */
abstract class AccountCommand implements Callable<Integer> {

  private static final String NO_SUCH_TABLE = "42P01";

  /** The services' property plinth.cache.lease, as a variable. */
  private static final String LEASE = "PLINTH_CACHE_LEASE";

  private static final String DEFAULT_LEASE = "PT2S";

  private final String event;
  private final String done;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "USERNAME", description = "The user's name, in any spelling.")
  private String username;

  /**
   * @param event the event's name in the audit log
   * @param done the message about the user on success
   */
  AccountCommand(String event, String done) {
    this.event = event;
    this.done = done;
  }

  abstract Optional<UUID> change(Accounts accounts, String username) throws SQLException;

  /**
   * @return 0, also if nothing had to be changed
   * @throws Failure if there is no such user, no active administrator would be left, or the
   *     database can't be used
   */
  @Override
  public Integer call() throws IOException {
    Settings settings = Settings.from(System.getenv());
    Progress progress = new Progress(spec.commandLine().getErr());
    try (TargetDatabase database =
        TargetDatabase.open(settings, new Home(settings.home()), progress)) {
      Optional<UUID> user = change(database);
      log(user, progress);
      if (user.isEmpty()) {
        throw new Failure("there is no user " + username + " in " + database.address());
      }
      progress.say(username + " " + done);
      return ExitCode.OK;
    } catch (LastAdministrator e) {
      log(Optional.empty(), progress);
      throw new Failure("nothing was changed: " + e.getMessage(), e);
    }
  }

  private Optional<UUID> change(TargetDatabase database) {
    try {
      Optional<UUID> user = change(new Accounts(database.dataSource()), username);
      if (user.isPresent()) {
        Cache.awaitInvalidation(Duration.parse(System.getenv().getOrDefault(LEASE, DEFAULT_LEASE)));
      }
      return user;
    } catch (SQLException e) {
      throw NO_SUCH_TABLE.equals(e.getSQLState())
          ? new Failure("the database is not migrated: run plinth migrate first", e)
          : database.failure(e);
    }
  }

  private void log(Optional<UUID> user, Progress progress) {
    AuditEvent line = user.isPresent() ? AuditEvent.success(event) : AuditEvent.failure(event);
    progress.say(
        "audit: "
            + line.with("user", user.orElse(null))
                .with("username", username)
                .with("by", System.getProperty("user.name"))
                .with("address", "command line"));
  }
}
