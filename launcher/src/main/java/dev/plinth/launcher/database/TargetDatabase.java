package dev.plinth.launcher.database;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.Progress;
import dev.plinth.launcher.home.Home;
import dev.plinth.launcher.settings.DatabaseAddress;
import dev.plinth.launcher.settings.Settings;
import dev.plinth.runtime.database.DatabaseFault;
import dev.plinth.runtime.database.DatabaseTarget;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The database that a command works on. It accepts connections until it is closed. */
public final class TargetDatabase implements AutoCloseable {

  private final DatabaseAddress address;
  private final Runnable ending;

  TargetDatabase(DatabaseAddress address, Runnable ending) {
    this.address = address;
    this.ending = ending;
  }

  /**
   * Opens the configured database, or else the embedded one, which is started unless it runs. Only
   * the embedded one uses the home.
   *
   * @param home where the embedded database is; created if it is missing
   * @param progress gets the messages about waiting and cleaning up
   * @throws Failure if the log-in fails, with a line that names the address
   */
  public static TargetDatabase open(Settings settings, Home home, Progress progress)
      throws IOException {
    if (settings.database().isEmpty()) {
      return embedded(home, progress);
    }
    return checked(new TargetDatabase(settings.database().get(), () -> {}));
  }

  /**
   * Opens the embedded database of a home, which is started unless it runs.
   *
   * @param home where it is; created if it is missing
   * @param progress gets the messages about waiting and cleaning up
   * @throws Failure if it can't be used
   */
  public static TargetDatabase embedded(Home home, Progress progress) throws IOException {
    return checked(new EmbeddedDatabase(home.prepare(), progress).open());
  }

  private static TargetDatabase checked(TargetDatabase database) {
    try {
      database.logIn();
      return database;
    } catch (Failure e) {
      database.close();
      throw e;
    }
  }

  private void logIn() {
    try (Connection connection = dataSource().getConnection()) {
      connection.getMetaData();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** Describes a database error in a line that names the address and a remedy. */
  public Failure failure(SQLException e) {
    return new Failure(DatabaseFault.describe(e, target()), e);
  }

  /** Where it is, for messages. */
  public DatabaseTarget target() {
    return address.target();
  }

  /** Returns unpooled connections without a statement timeout. */
  public DataSource dataSource() {
    return address.dataSource();
  }

  /** Its URL without the password, for messages. */
  public String address() {
    return address.toString();
  }

  /** Stops the embedded database if it was started for this. */
  @Override
  public void close() {
    ending.run();
  }
}
