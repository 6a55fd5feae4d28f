package dev.plinth.benchmarks.system;

import dev.plinth.launcher.settings.DatabaseAddress;
import java.util.Map;

/** The variables that make a system use a database with the pool of the benchmark. */
public final class DatabaseVariables {

  /** Connections in the pool of each process: Plinth's default. */
  private static final int POOL = 16;

  private DatabaseVariables() {}

  /** Returns them: Plinth's names, which the peers read too. */
  public static Map<String, String> of(DatabaseAddress database) {
    return Map.of(
        "DB_HOST", database.host(),
        "DB_PORT", Integer.toString(database.port()),
        "DB_NAME", database.name(),
        "DB_USERNAME", database.username(),
        "DB_PASSWORD", database.password(),
        "DB_POOL_SIZE", Integer.toString(POOL));
  }
}
