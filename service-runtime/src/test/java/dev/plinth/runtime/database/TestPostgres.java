package dev.plinth.runtime.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import javax.sql.DataSource;

/** A real PostgreSQL for the tests of this Java process, with statistics about each statement. */
public final class TestPostgres {

  private static EmbeddedPostgres postgres;

  private TestPostgres() {}

  /** Starts the server on this port; 0 means any. It ends with the process. */
  public static synchronized void start(int port) {
    if (postgres != null) {
      return;
    }
    try {
      EmbeddedPostgres.Builder builder =
          EmbeddedPostgres.builder()
              .setServerConfig("shared_preload_libraries", "pg_stat_statements")
              .setServerConfig("unix_socket_directories", "")
              .setServerConfig("timezone", "UTC");
      if (port != 0) {
        builder.setPort(port);
      }
      postgres = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the database {@code postgres}, which the server under test uses. */
  public static DataSource database() {
    start(0);
    return postgres.getPostgresDatabase();
  }

  /** Returns a new, empty database. */
  public static DataSource emptyDatabase() {
    return create("");
  }

  /** Returns a new, empty database with another encoding. */
  public static DataSource emptyDatabase(String encoding) {
    return create(" encoding '" + encoding + "' locale 'C' template template0");
  }

  private static DataSource create(String options) {
    String name = "test_" + UUID.randomUUID().toString().replace("-", "");
    Sql.run(database(), "create database " + name + options);
    return postgres.getDatabase("postgres", name);
  }
}
