package dev.plinth.persistence;

import dev.plinth.runtime.database.TestPostgres;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Starts PostgreSQL before the application server that Arquillian starts, where the pool of
 * server-config looks for it: on DB_PORT. Without that variable no server is under test.
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
