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

/** A database that can be logged in to until it is closed. */
public final class TargetDatabase implements AutoCloseable {

  private final DatabaseAddress address;
  private final Runnable ending;

  TargetDatabase(DatabaseAddress address, Runnable ending) {
    this.address = address;
    this.ending = ending;
  }

  /**
   * The configured database, or else the embedded one, which is started unless it runs. Only the
   * embedded one makes use of the home.
   *
   * @param home where the embedded database is; made if it is missing
   * @param progress told what is waited for and what was found
   * @throws Failure if it can't be logged in to, with a line that names the address
   */
  public static TargetDatabase open(Settings settings, Home home, Progress progress)
      throws IOException {
    if (settings.database().isEmpty()) {
      return embedded(home, progress);
    }
    return checked(new TargetDatabase(settings.database().get(), () -> {}));
  }

  /**
   * The embedded database of a home, which is started unless it runs.
   *
   * @param home where it is; made if it is missing
   * @param progress told what is waited for and what was found
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

  /** Why something can't be done with it, in a line that names the place and a remedy. */
  public Failure failure(SQLException e) {
    return new Failure(DatabaseFault.describe(e, target()), e);
  }

  /** Where it is, for messages. */
  public DatabaseTarget target() {
    return address.target();
  }

  /** Single connections to it, without a limit of time for statements. */
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
