package dev.plinth.persistence;

import dev.plinth.runtime.database.TestPostgres;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Starts PostgreSQL on DB_PORT before Arquillian starts the application server. Does nothing
 * without that variable: then no server is under test.
 */
public class PostgresForServer implements LauncherSessionListener {

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    String port = System.getenv("DB_PORT");
    if (port != null) {
      TestPostgres.start(Integer.parseInt(port));
    }
  }
}
