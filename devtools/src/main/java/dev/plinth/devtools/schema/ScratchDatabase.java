package dev.plinth.devtools.schema;

import dev.plinth.launcher.Progress;
import dev.plinth.launcher.database.TargetDatabase;
import dev.plinth.launcher.home.Folders;
import dev.plinth.launcher.home.Home;
import dev.plinth.runtime.database.DatabaseTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A scratch database: an embedded database of its own, which is deleted when it is closed. */
public final class ScratchDatabase implements AutoCloseable {

  private final Home home;
  private final TargetDatabase database;

  private ScratchDatabase(Home home, TargetDatabase database) {
    this.home = home;
    this.database = database;
  }

  /**
   * Starts a scratch database, after any other in the same home has ended.
   *
   * @param home provides the programs, and contains its data
   */
  public static ScratchDatabase open(Home home, Progress progress) throws IOException {
    Home scratch = new Home(home.prepare().scratch());
    Files.createDirectories(scratch.root());
    Path programs = scratch.programs();
    if (!Files.exists(programs)) {
      Files.createSymbolicLink(programs, home.programs());
    }
    return new ScratchDatabase(scratch, TargetDatabase.embedded(scratch, progress));
  }

  /** Returns unpooled connections to it. */
  public DataSource dataSource() {
    return database.dataSource();
  }

  /** Where it is, for messages. */
  public DatabaseTarget target() {
    return database.target();
  }

  /** Drops everything in it. */
  public void clear() throws SQLException {
    run("drop owned by current_user cascade");
  }

  /**
   * Runs statements.
   *
   * @throws SQLException if the database refuses one; none of them takes effect then
   */
  public void run(String statements) throws SQLException {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(statements);
    }
  }

  @Override
  public void close() {
    database.close();
    try {
      Folders.delete(home.root());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
