package dev.plinth.benchmarks;

import dev.plinth.benchmarks.database.BenchmarkDatabase;
import dev.plinth.benchmarks.system.DatabaseVariables;
import dev.plinth.benchmarks.system.PlinthCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The schema and the generated rows, by {@code plinth migrate} and {@code plinth seed}.
 *
 * @param command the command of the distribution
 * @param database the database that gets them
 * @param home a PLINTH_HOME for the commands
 */
record PlinthData(PlinthCommand command, BenchmarkDatabase database, Path home) {

  private static final String USERS = "1000";

  void migrate() throws IOException {
    command.run(environment(), "migrate");
  }

  /** Replaces all rows by as many blogs, the same each time. */
  void load(int blogs) throws IOException {
    command.run(
        environment(), "seed", "--users", USERS, "--blogs", Integer.toString(blogs), "--yes");
    database.analyze();
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(DatabaseVariables.of(database.address()));
    environment.put("PLINTH_HOME", home.toString());
    return environment;
  }
}
