package dev.plinth.devtools.service;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.database.TargetDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

/**
 * A service that may be removed from the sources.
 *
 * @param name its name, also that of its table
 * @param entityClass the class of its entity
 */
record RemovableService(String name, String entityClass) {

  /** The commands and the tests of Plinth need them. */
  private static final Set<String> BUILT_IN = Set.of("users", "blogs");

  /**
   * Finds a service.
   *
   * @throws Failure if there is none of this name, or it is used elsewhere
   */
  static RemovableService find(Path root, String name) throws IOException {
    if (BUILT_IN.contains(name)) {
      throw new Failure(name + " is a part of Plinth: only other services can be removed");
    }
    if (new ServiceSources(root).services().stream().noneMatch(it -> it.name().equals(name))) {
      throw new Failure("there is no service " + name + ": ./plinth service list prints them");
    }
    PersistenceSources sources = new PersistenceSources(root);
    RemovableService service =
        sources
            .entityOfTable(name)
            .map(entity -> new RemovableService(name, entity))
            .orElseThrow(
                () -> new Failure("no entity has the table " + name + ": remove it by hand"));
    List<Path> users = sources.users(service.packageName(), name + "-war");
    if (!users.isEmpty()) {
      throw new Failure(users.stream().map(it -> it + " uses " + service.packageName()).toList());
    }
    return service;
  }

  /** Returns the package of the entity. */
  String packageName() {
    return entityClass.substring(0, entityClass.lastIndexOf('.'));
  }

  /** Returns the folder of the package. */
  String packageFolder() {
    return "persistence-ejb/src/main/java/" + packageName().replace('.', '/');
  }

  /**
   * Requires that the table is empty or missing.
   *
   * @throws Failure if it has rows, or the database can't be read
   */
  void requireNoRows(TargetDatabase database) {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      if (isTrue(statement, "select to_regclass('%s') is not null".formatted(name))
          && isTrue(statement, "select exists (select from %s)".formatted(name))) {
        throw new Failure(
            "the table %s of %s has rows, which would be lost: delete them first"
                .formatted(name, database.address()));
      }
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  private static boolean isTrue(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      return row.next() && row.getBoolean(1);
    }
  }
}
